<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>DrillWords</name>
    <message>
        <source>not run yet</source>
        <translation>尚未演练</translation>
    </message>
    <message>
        <source>not possible on this machine</source>
        <translation>本机无法进行</translation>
    </message>
    <message>
        <source>to come</source>
        <translation>待实现</translation>
    </message>
    <message>
        <source>running</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>verified, by its runbook</source>
        <translation>已验证（预案自动）</translation>
    </message>
    <message>
        <source>verified, by you</source>
        <translation>已验证（人工）</translation>
    </message>
    <message>
        <source>not passed</source>
        <translation>未通过</translation>
    </message>
</context>
<context>
    <name>EventLine</name>
    <message>
        <source>Trading is %1: %2</source>
        <translation>交易状态：%1：%2</translation>
    </message>
    <message>
        <source>%1: %2 %3 at %4</source>
        <comment>symbol, side, quantity, price</comment>
        <translation>%1：%2 %3，价格 %4</translation>
    </message>
    <message>
        <source>%1: order denied: %2</source>
        <translation>%1：委托被风控拒绝：%2</translation>
    </message>
    <message>
        <source>P%1 %2: %3</source>
        <comment>severity, title, state</comment>
        <translation>P%1 %2：%3</translation>
    </message>
    <message>
        <source>Runbook %1: %2</source>
        <translation>处理预案 %1：%2</translation>
    </message>
    <message>
        <source>The engine has stopped: %1</source>
        <translation>交易引擎已停止：%1</translation>
    </message>
</context>
<context>
    <name>Finding</name>
    <message>
        <source>The engine is not running</source>
        <translation>交易引擎未运行</translation>
    </message>
    <message>
        <source>The engine is starting or stopping: nothing was done</source>
        <translation>交易引擎正在启动或停止：未执行任何操作</translation>
    </message>
    <message>
        <source>Type {phrase} to confirm; nothing was done</source>
        <translation>请输入 {phrase} 确认；未执行任何操作</translation>
    </message>
    <message>
        <source>{file} could not be written: {reason}</source>
        <translation>无法写入 {file}：{reason}</translation>
    </message>
    <message>
        <source>Halted: the venue refuses new entries. Positions there: {positions}, stops that protect them: {conditionals}</source>
        <translation>已停止交易：交易所拒绝新的开仓单。交易所持仓 {positions} 个，保护它们的止损单 {conditionals} 个</translation>
    </message>
    <message>
        <source>The venue did not confirm that it refuses entries</source>
        <translation>交易所未确认拒绝开仓单</translation>
    </message>
    <message>
        <source>No entry rests at the venue. Positions there: {positions}, stops that protect them: {conditionals}</source>
        <translation>交易所已无开仓单。交易所持仓 {positions} 个，保护它们的止损单 {conditionals} 个</translation>
    </message>
    <message>
        <source>It was not proven that no entry rests at the venue</source>
        <translation>未能证实交易所已无开仓单</translation>
    </message>
    <message>
        <source>Flat: {positions} positions, {orders} orders, {conditionals} conditional orders at the venue</source>
        <translation>已平仓：交易所持仓 {positions}，委托 {orders}，条件单 {conditionals}</translation>
    </message>
    <message>
        <source>Flat was not proven ({positions} positions at the venue); while a position stands, its stops stay</source>
        <translation>未能证实已平仓（交易所持仓 {positions}）；只要仍有持仓，其止损单保留</translation>
    </message>
    <message>
        <source>The venue accepts entries again</source>
        <translation>交易所重新接受开仓单</translation>
    </message>
    <message>
        <source>The venue did not confirm that it accepts entries</source>
        <translation>交易所未确认接受开仓单</translation>
    </message>
    <message>
        <source>A halt, a cancel or a flatten is under way: resume when it has answered</source>
        <translation>停止、撤单或平仓正在进行：待其答复后再恢复</translation>
    </message>
    <message>
        <source>A later request closed the door</source>
        <translation>之后的请求已关闭开仓</translation>
    </message>
    <message>
        <source>The order book of {symbol} is live</source>
        <translation>{symbol} 订单簿已恢复实时</translation>
    </message>
    <message>
        <source>The snapshot {snapshot} ends before the first known change, which begins at {first}</source>
        <translation>快照 {snapshot} 早于已知的第一条变更（始于 {first}）</translation>
    </message>
    <message>
        <source>A level without a positive price or with a negative quantity</source>
        <translation>档位价格不为正或数量为负</translation>
    </message>
    <message>
        <source>Bid {bid} is not below ask {ask}</source>
        <translation>买价 {bid} 不低于卖价 {ask}</translation>
    </message>
    <message>
        <source>Changes are missing: expected {expected}, got {got}</source>
        <translation>变更缺失：应为 {expected}，收到 {got}</translation>
    </message>
    <message>
        <source>This client order id was used before</source>
        <translation>该客户端委托号已被使用</translation>
    </message>
    <message>
        <source>Reduce only: no order that opens or adds</source>
        <translation>只减仓：不允许开仓或加仓</translation>
    </message>
    <message>
        <source>Trading is not allowed: no new orders</source>
        <translation>当前不允许交易：不接受新委托</translation>
    </message>
    <message>
        <source>The order book is stale or inconsistent</source>
        <translation>订单簿过时或不一致</translation>
    </message>
    <message>
        <source>The price is not a positive multiple of the tick</source>
        <translation>价格不是最小变动价位的正整数倍</translation>
    </message>
    <message>
        <source>The quantity is below the minimum or not a multiple of the step</source>
        <translation>数量低于最小值或不是步长的整数倍</translation>
    </message>
    <message>
        <source>Reduce-only, but not against the position or above it</source>
        <translation>只减仓委托方向与持仓不符或超过持仓</translation>
    </message>
    <message>
        <source>The quantity is above the limit of one order</source>
        <translation>数量超过单笔委托上限</translation>
    </message>
    <message>
        <source>The value is above the limit of one order</source>
        <translation>金额超过单笔委托上限</translation>
    </message>
    <message>
        <source>The value is below the venue&apos;s minimum</source>
        <translation>金额低于交易所最小值</translation>
    </message>
    <message>
        <source>The price is too far from the market</source>
        <translation>价格偏离市场过远</translation>
    </message>
    <message>
        <source>The position would exceed its limit</source>
        <translation>持仓将超过上限</translation>
    </message>
    <message>
        <source>Gross exposure would exceed its limit</source>
        <translation>总敞口将超过上限</translation>
    </message>
    <message>
        <source>Too many open orders on this instrument</source>
        <translation>该合约当前委托过多</translation>
    </message>
    <message>
        <source>Too many orders in one second</source>
        <translation>每秒委托数过多</translation>
    </message>
    <message>
        <source>The loss limit of the day is reached</source>
        <translation>已达当日亏损上限</translation>
    </message>
    <message>
        <source>The guard has closed the venue to orders that can open</source>
        <translation>守护进程已禁止可开仓的委托</translation>
    </message>
    <message>
        <source>An open order has this client order id</source>
        <translation>已有委托使用该客户端委托号</translation>
    </message>
    <message>
        <source>There is no position that this order could reduce</source>
        <translation>没有可减的持仓</translation>
    </message>
    <message>
        <source>The position shrank below this reduce-only order</source>
        <translation>持仓已小于该只减仓委托</translation>
    </message>
    <message>
        <source>The last price is already beyond the trigger</source>
        <translation>最新价已越过触发价</translation>
    </message>
    <message>
        <source>A post-only order at this price would trade at once</source>
        <translation>只挂单委托在该价格会立即成交</translation>
    </message>
    <message>
        <source>The visible book could not fill the whole order at once</source>
        <translation>可见订单簿无法一次全部成交</translation>
    </message>
    <message>
        <source>No such instrument or account at this venue</source>
        <translation>该交易所没有此合约或账户</translation>
    </message>
    <message>
        <source>No such order rests at the venue</source>
        <translation>交易所没有该委托</translation>
    </message>
    <message>
        <source>The visible book was too thin for the rest</source>
        <translation>可见订单簿深度不足以成交剩余部分</translation>
    </message>
    <message>
        <source>The rest could not trade at once</source>
        <translation>剩余部分无法立即成交</translation>
    </message>
    <message>
        <source>{fault} suspected at {instance}</source>
        <translation>{instance} 疑似故障：{fault}</translation>
    </message>
    <message>
        <source>The sign of {fault} went away after {after}; no incident was opened</source>
        <translation>{fault} 的征兆在 {after} 后消失，未开故障单</translation>
    </message>
    <message>
        <source>Opened as {severity}: {fault} at {instance}</source>
        <translation>开单（{severity}）：{instance} {fault}</translation>
    </message>
    <message>
        <source>Opened again {after} after it was resolved</source>
        <translation>解决 {after} 后重新打开</translation>
    </message>
    <message>
        <source>It is broken again</source>
        <translation>再次出现故障</translation>
    </message>
    <message>
        <source>Healthy again; resolves after {stable_for} without a fault</source>
        <translation>已恢复；持续正常 {stable_for} 后解决</translation>
    </message>
    <message>
        <source>Resolved: healthy for {stable_for}</source>
        <translation>已解决：持续正常 {stable_for}</translation>
    </message>
    <message>
        <source>Resolved by runbook run {run}</source>
        <translation>由处理预案 {run} 解决</translation>
    </message>
    <message>
        <source>Resolved by hand: {summary}</source>
        <translation>人工解决：{summary}</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>Acknowledged by {by}</source>
        <translation>{by} 已认领</translation>
    </message>
    <message>
        <source>Severity raised from {from} to {to}</source>
        <translation>严重级别由 {from} 升为 {to}</translation>
    </message>
    <message>
        <source>{component} fails because of it</source>
        <translation>{component} 因此受影响</translation>
    </message>
    <message>
        <source>{text}</source>
        <translation>{text}</translation>
    </message>
    <message>
        <source>{orders} open orders, {conditionals} stops at the venue, {positions} positions, gross {gross}</source>
        <translation>当前委托 {orders}，交易所止损单 {conditionals}，持仓 {positions}，总敞口 {gross}</translation>
    </message>
    <message>
        <source>The exposure is not known: neither the engine nor the venue answers</source>
        <translation>敞口未知：引擎与交易所均无应答</translation>
    </message>
    <message>
        <source>The exposure was read {age} ago, which is too old</source>
        <translation>敞口数据已过时：{age} 前读取</translation>
    </message>
    <message>
        <source>Exposure is fresh: {orders} open orders, {conditionals} stops at the venue, {positions} positions, gross {gross}</source>
        <translation>敞口为最新：当前委托 {orders}，交易所止损单 {conditionals}，持仓 {positions}，总敞口 {gross}</translation>
    </message>
    <message>
        <source>The fate of {orders} orders is not known</source>
        <translation>{orders} 笔委托状态未知</translation>
    </message>
    <message>
        <source>{percent} % of the response time is gone, {remaining} left</source>
        <translation>响应时限已用 {percent}%，剩余 {remaining}</translation>
    </message>
    <message>
        <source>Not acknowledged within {within}</source>
        <translation>未在 {within} 内认领</translation>
    </message>
    <message>
        <source>Runbook {runbook} started as {run}</source>
        <translation>处理预案 {runbook} 开始，编号 {run}</translation>
    </message>
    <message>
        <source>Runbook run {run} reached its aim</source>
        <translation>处理预案 {run} 完成，目标达成</translation>
    </message>
    <message>
        <source>Runbook run {run} failed at step {step}</source>
        <translation>处理预案 {run} 在步骤 {step} 失败</translation>
    </message>
    <message>
        <source>Runbook run {run} aborted: {reason}</source>
        <translation>处理预案 {run} 已中止：{reason}</translation>
    </message>
    <message>
        <source>Runbook run {run} escalated: {reason}</source>
        <translation>处理预案 {run} 已升级上报：{reason}</translation>
    </message>
    <message>
        <source>Runbook run {run} was interrupted: its owner ended while it ran</source>
        <translation>处理预案 {run} 已中断：执行期间程序退出</translation>
    </message>
    <message>
        <source>Step {step} started</source>
        <translation>步骤 {step} 开始</translation>
    </message>
    <message>
        <source>Step {step} skipped: {reason}</source>
        <translation>步骤 {step} 已跳过：{reason}</translation>
    </message>
    <message>
        <source>Step {step} was cancelled</source>
        <translation>步骤 {step} 已取消</translation>
    </message>
    <message>
        <source>Step {step} was interrupted; whether it worked is not known</source>
        <translation>步骤 {step} 已中断，结果未知</translation>
    </message>
    <message>
        <source>Step {step} gave no answer within {timeout}</source>
        <translation>步骤 {step} 在 {timeout} 内无应答</translation>
    </message>
    <message>
        <source>{probe} is healthy for {stable_for}</source>
        <translation>{probe} 已持续正常 {stable_for}</translation>
    </message>
    <message>
        <source>{probe} did not stay healthy within {timeout}; last: {last}</source>
        <translation>{probe} 在 {timeout} 内未能保持正常；最近一次：{last}</translation>
    </message>
    <message>
        <source>{probe} gave no answer within {timeout}</source>
        <translation>探测 {probe} 在 {timeout} 内无应答</translation>
    </message>
    <message>
        <source>The incident desk cannot write its own store: {error}</source>
        <translation>故障台无法写入本地存储：{error}</translation>
    </message>
    <message>
        <source>The incident desk does not know this command</source>
        <translation>故障台不认识该命令</translation>
    </message>
    <message>
        <source>There is no incident {incident}</source>
        <translation>没有故障单 {incident}</translation>
    </message>
    <message>
        <source>{incident} is already resolved</source>
        <translation>{incident} 已经解决</translation>
    </message>
    <message>
        <source>{incident} was already acknowledged by {by}</source>
        <translation>{incident} 已由 {by} 认领</translation>
    </message>
    <message>
        <source>{incident} is {state}; resolve it before you close it</source>
        <translation>{incident} 当前为 {state}；请先解决再关闭</translation>
    </message>
    <message>
        <source>{incident} is already closed</source>
        <translation>{incident} 已经关闭</translation>
    </message>
    <message>
        <source>Please write: {what}</source>
        <translation>请填写：{what}</translation>
    </message>
    <message>
        <source>{what} is longer than {limit} characters</source>
        <translation>{what} 超过 {limit} 个字符</translation>
    </message>
    <message>
        <source>There is no runbook {runbook}</source>
        <translation>没有处理预案 {runbook}</translation>
    </message>
    <message>
        <source>Runbook {runbook} mends {fault}, which is another fault</source>
        <translation>处理预案 {runbook} 针对的是另一类故障 {fault}</translation>
    </message>
    <message>
        <source>There is no runbook run {run}</source>
        <translation>没有处理预案执行记录 {run}</translation>
    </message>
    <message>
        <source>Runbook run {run} is over: {state}</source>
        <translation>处理预案 {run} 已结束：{state}</translation>
    </message>
    <message>
        <source>Runbook run {run} is already in progress for this incident</source>
        <translation>该故障单已有进行中的处理预案 {run}</translation>
    </message>
    <message>
        <source>The runbook has no step {step}</source>
        <translation>处理预案没有步骤 {step}</translation>
    </message>
    <message>
        <source>Step {step} is running</source>
        <translation>步骤 {step} 正在执行</translation>
    </message>
    <message>
        <source>Step {step} is not running</source>
        <translation>步骤 {step} 未在执行</translation>
    </message>
    <message>
        <source>Step {first} comes first: run it, or skip it with a reason</source>
        <translation>请先执行步骤 {first}，或填写原因后跳过</translation>
    </message>
    <message>
        <source>Step {step} changes nothing and needs no plan</source>
        <translation>步骤 {step} 不作变更，无需预演</translation>
    </message>
    <message>
        <source>No diagnosis step is waiting</source>
        <translation>没有等待中的诊断步骤</translation>
    </message>
    <message>
        <source>Action {action} is not available here</source>
        <translation>此处无法执行动作 {action}</translation>
    </message>
    <message>
        <source>Action {action} cannot use {input} = {value}</source>
        <translation>动作 {action} 的参数 {input} = {value} 无效</translation>
    </message>
    <message>
        <source>Step {step} has no plan: look at what it would do first</source>
        <translation>步骤 {step} 尚未预演：请先查看它将做什么</translation>
    </message>
    <message>
        <source>Step {step} was planned anew; look at the new plan</source>
        <translation>步骤 {step} 已重新预演，请查看新的预演结果</translation>
    </message>
    <message>
        <source>The plan is {age} old and holds for {limit} only; it must be worked out again</source>
        <translation>预演结果已有 {age}，有效期 {limit}，请重新预演</translation>
    </message>
    <message>
        <source>The exposure changed since the plan was shown ({what}); look at it again</source>
        <translation>预演后敞口已变化（{what}），请重新确认</translation>
    </message>
    <message>
        <source>A precondition is not met: {precondition}</source>
        <translation>前置条件不满足：{precondition}</translation>
    </message>
    <message>
        <source>The typed confirmation is not {phrase}</source>
        <translation>输入的确认文字与 {phrase} 不符</translation>
    </message>
    <message>
        <source>{target} is being changed by another run</source>
        <translation>{target} 正由另一处理预案变更</translation>
    </message>
    <message>
        <source>The audit record could not be written, so nothing was done: {error}</source>
        <translation>审计记录写入失败，未执行任何动作：{error}</translation>
    </message>
    <message>
        <source>{target} answers in {latency}</source>
        <translation>{target} 正常应答，耗时 {latency}</translation>
    </message>
    <message>
        <source>{target} answers slowly: {latency}</source>
        <translation>{target} 应答缓慢：{latency}</translation>
    </message>
    <message>
        <source>{target} is a standby: it takes no writes</source>
        <translation>{target} 是备库，不接受写入</translation>
    </message>
    <message>
        <source>{target} refuses connections: nobody listens there</source>
        <translation>{target} 拒绝连接：没有进程在监听</translation>
    </message>
    <message>
        <source>{target} cannot be reached, or is starting or stopping</source>
        <translation>无法连接 {target}，或其正在启动或停止</translation>
    </message>
    <message>
        <source>{target} did not answer in time</source>
        <translation>{target} 未在时限内应答</translation>
    </message>
    <message>
        <source>{target} refuses our login: password, role, database or pg_hba.conf</source>
        <translation>{target} 拒绝登录：密码、角色、数据库或 pg_hba.conf 有误</translation>
    </message>
    <message>
        <source>Our role lacks a right at {target}</source>
        <translation>角色在 {target} 缺少权限</translation>
    </message>
    <message>
        <source>{target} is busy: a lock, a full disk or no memory</source>
        <translation>{target} 忙：锁等待、磁盘已满或内存不足</translation>
    </message>
    <message>
        <source>{target} reported an error</source>
        <translation>{target} 返回错误</translation>
    </message>
    <message>
        <source>{target} is open, connected in {latency}</source>
        <translation>{target} 端口开放，连接耗时 {latency}</translation>
    </message>
    <message>
        <source>{target} did not answer within {timeout}</source>
        <translation>{target} 在 {timeout} 内无应答</translation>
    </message>
    <message>
        <source>{target} cannot be reached: {detail}</source>
        <translation>无法到达 {target}：{detail}</translation>
    </message>
    <message>
        <source>The host name of {target} cannot be resolved: {detail}</source>
        <translation>无法解析 {target} 的主机名：{detail}</translation>
    </message>
    <message>
        <source>{path}: {free} free ({share})</source>
        <translation>{path} 剩余 {free}（{share}）</translation>
    </message>
    <message>
        <source>{path} runs low: {free} free ({share})</source>
        <translation>{path} 空间不足：剩余 {free}（{share}）</translation>
    </message>
    <message>
        <source>{path} is full: {free} free ({share})</source>
        <translation>{path} 已满：剩余 {free}（{share}）</translation>
    </message>
    <message>
        <source>The free space of {path} cannot be read: {detail}</source>
        <translation>无法读取 {path} 的剩余空间：{detail}</translation>
    </message>
    <message>
        <source>{available} of memory available ({share})</source>
        <translation>可用内存 {available}（{share}）</translation>
    </message>
    <message>
        <source>Memory runs low: {available} available ({share})</source>
        <translation>内存不足：可用 {available}（{share}）</translation>
    </message>
    <message>
        <source>Memory is exhausted: {available} available ({share})</source>
        <translation>内存耗尽：可用 {available}（{share}）</translation>
    </message>
    <message>
        <source>The memory of the system cannot be read: {detail}</source>
        <translation>无法读取系统内存：{detail}</translation>
    </message>
    <message>
        <source>{what} is fresh: {age} old</source>
        <translation>{what} 为最新：距上次更新 {age}</translation>
    </message>
    <message>
        <source>{what} is stale: {age} old, at most {limit} is right</source>
        <translation>{what} 已过时：距上次更新 {age}，上限 {limit}</translation>
    </message>
    <message>
        <source>{what} has not been seen yet</source>
        <translation>尚未收到 {what}</translation>
    </message>
    <message>
        <source>Nothing waits: every record is in {store}</source>
        <translation>没有等待的记录，均已写入 {store}</translation>
    </message>
    <message>
        <source>{records} records ({bytes}, {share} of the spool) wait for {store}</source>
        <translation>{records} 条记录（{bytes}，占缓冲 {share}）等待写入 {store}</translation>
    </message>
    <message>
        <source>{store} cannot be reached; {records} records wait ({bytes}, {share} of the spool)</source>
        <translation>无法连接 {store}，{records} 条记录等待补写（{bytes}，占缓冲 {share}）</translation>
    </message>
    <message>
        <source>The database holds all {orders} orders and {fills} fills</source>
        <translation>数据库已有全部 {orders} 笔委托和 {fills} 笔成交</translation>
    </message>
    <message>
        <source>{records} records still wait to be written</source>
        <translation>还有 {records} 条记录等待补写</translation>
    </message>
    <message>
        <source>{what}: {recorded} recorded, {stored} in the database</source>
        <translation>{what}：已记录 {recorded}，数据库中 {stored}</translation>
    </message>
    <message>
        <source>The database could not be counted: {detail}</source>
        <translation>无法统计数据库记录：{detail}</translation>
    </message>
    <message>
        <source>{bytes} of {file} read</source>
        <translation>已读取 {file} 的 {bytes}</translation>
    </message>
    <message>
        <source>{file} cannot be read: {detail}</source>
        <translation>无法读取 {file}：{detail}</translation>
    </message>
    <message>
        <source>{action} changes nothing and needs no plan</source>
        <translation>{action} 不作变更，无需预演</translation>
    </message>
    <message>
        <source>{action} is not configured for {name}</source>
        <translation>{action} 未为 {name} 配置</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>{target} is {state}, process {pid}</source>
        <translation>{target} 状态 {state}，进程 {pid}</translation>
    </message>
    <message>
        <source>{target} is not running: {state}</source>
        <translation>{target} 未运行：{state}</translation>
    </message>
    <message>
        <source>{target} was started: {state}</source>
        <translation>{target} 已启动：{state}</translation>
    </message>
    <message>
        <source>{target} was restarted: {state}</source>
        <translation>{target} 已重启：{state}</translation>
    </message>
    <message>
        <source>{target} can be controlled; it is {state} now</source>
        <translation>{target} 可以控制，当前状态 {state}</translation>
    </message>
    <message>
        <source>{target}: the program {program} must be given with its whole path</source>
        <translation>{target}：程序 {program} 必须写绝对路径</translation>
    </message>
    <message>
        <source>{target}: {program} cannot be run: {detail}</source>
        <translation>{target}：无法执行 {program}：{detail}</translation>
    </message>
    <message>
        <source>{target}: the command ended with {exit}: {output}</source>
        <translation>{target}：命令退出码 {exit}：{output}</translation>
    </message>
    <message>
        <source>{target} did not finish within {timeout}</source>
        <translation>{target} 未在 {timeout} 内完成</translation>
    </message>
    <message>
        <source>Cancelled for {target}</source>
        <translation>{target}：已取消</translation>
    </message>
    <message>
        <source>systemd cannot be reached for {target}: {detail}</source>
        <translation>无法通过 systemd 控制 {target}：{detail}</translation>
    </message>
    <message>
        <source>systemd does not know {target}</source>
        <translation>systemd 中没有 {target}</translation>
    </message>
    <message>
        <source>We are not permitted to control {target}</source>
        <translation>没有控制 {target} 的权限</translation>
    </message>
    <message>
        <source>systemd has another job for {target} in progress</source>
        <translation>systemd 正在处理 {target} 的另一任务</translation>
    </message>
    <message>
        <source>The job for {target} ended with {result}; it is {state}</source>
        <translation>{target} 的任务结果为 {result}，当前状态 {state}</translation>
    </message>
    <message>
        <source>The service manager refused {target}: {detail}</source>
        <translation>服务管理器拒绝了 {target}：{detail}</translation>
    </message>
    <message>
        <source>The report could not be written to {path}: {reason}</source>
        <translation>报告无法写入 {path}：{reason}</translation>
    </message>
    <message>
        <source>A PDF needs fonts, which are not available here; export Markdown, CSV or JSON</source>
        <translation>此处没有字体，无法生成 PDF，请导出 Markdown、CSV 或 JSON</translation>
    </message>
    <message>
        <source>Trading has not started yet</source>
        <translation>交易尚未启动</translation>
    </message>
    <message>
        <source>The engine is starting</source>
        <translation>引擎正在启动</translation>
    </message>
    <message>
        <source>The engine thread is running</source>
        <translation>引擎线程运行正常</translation>
    </message>
    <message>
        <source>The engine thread has not come by for {seconds} s</source>
        <translation>引擎线程已 {seconds} 秒没有响应</translation>
    </message>
    <message>
        <source>The engine stopped at a bug of its own ({text})</source>
        <translation>引擎因自身缺陷停止（{text}）</translation>
    </message>
    <message>
        <source>The engine relives its journal: try again in a moment</source>
        <translation>引擎正在回放本地日志，请稍后重试</translation>
    </message>
    <message>
        <source>The incident desk is not running</source>
        <translation>故障处理模块未运行</translation>
    </message>
    <message>
        <source>The files of faults, components and runbooks are not right: {text}</source>
        <translation>故障、组件或处理预案文件有误：{text}</translation>
    </message>
    <message>
        <source>The journal is being written</source>
        <translation>本地日志正常写入</translation>
    </message>
    <message>
        <source>At record {sequence} the journal says something else than this run gives: the recording, the configuration or the program changed</source>
        <translation>本地日志第 {sequence} 条记录与本次运行不一致：行情录制、配置或程序已变更</translation>
    </message>
    <message>
        <source>The old journal in {folder} could not be put aside: {text}</source>
        <translation>{folder} 中的旧日志无法移开：{text}</translation>
    </message>
    <message>
        <source>The journal ends with a position or order in {symbol} of account {account}, which the configuration does not trade any more: add them again and flatten first</source>
        <translation>日志结束时账户 {account} 在 {symbol} 上仍有持仓或委托，而配置已不再交易它：请先加回配置并平仓</translation>
    </message>
    <message>
        <source>{file} could not be written or read: {reason}</source>
        <translation>{file} 读写失败：{reason}</translation>
    </message>
    <message>
        <source>{file} is held by process {pid}</source>
        <translation>{file} 已被进程 {pid} 占用</translation>
    </message>
    <message>
        <source>{file} cannot be locked: {reason}</source>
        <translation>{file} 无法加锁：{reason}</translation>
    </message>
    <message>
        <source>The data folder {folder} is used by process {pid}</source>
        <translation>数据目录 {folder} 正被进程 {pid} 使用</translation>
    </message>
    <message>
        <source>The data folder {folder} cannot be written: {reason}</source>
        <translation>数据目录 {folder} 不可写：{reason}</translation>
    </message>
    <message>
        <source>No market data yet</source>
        <translation>尚无行情</translation>
    </message>
    <message>
        <source>All order books are live</source>
        <translation>所有盘口均为实时</translation>
    </message>
    <message>
        <source>No update of {symbol} for {seconds} s</source>
        <translation>{symbol} 已 {seconds} 秒没有更新</translation>
    </message>
    <message>
        <source>The order book of {symbol} is not live: {reason}</source>
        <translation>{symbol} 盘口不可用：{reason}</translation>
    </message>
    <message>
        <source>The replay is at its end</source>
        <translation>回放已结束</translation>
    </message>
    <message>
        <source>The replay is paused</source>
        <translation>回放已暂停</translation>
    </message>
    <message>
        <source>No new orders on {symbol}: {reason}</source>
        <translation>{symbol} 不再下新委托：{reason}</translation>
    </message>
    <message>
        <source>Changes arrive; waiting for a snapshot to begin with</source>
        <translation>已收到增量，正等待起始快照</translation>
    </message>
    <message>
        <source>The order book has had no update for too long</source>
        <translation>盘口过久没有更新</translation>
    </message>
    <message>
        <source>The paper venue answers</source>
        <translation>模拟交易所响应正常</translation>
    </message>
    <message>
        <source>The venue did not answer within {timeout_ms} ms</source>
        <translation>交易所在 {timeout_ms} 毫秒内未响应</translation>
    </message>
    <message>
        <source>A price is not a positive multiple of the tick</source>
        <translation>价格不是最小变动价位的正整数倍</translation>
    </message>
    <message>
        <source>The quantity is not a positive multiple of the step</source>
        <translation>数量不是最小数量单位的正整数倍</translation>
    </message>
    <message>
        <source>The visible book could not close all of {symbols}</source>
        <translation>可见盘口不足以平掉 {symbols}</translation>
    </message>
    <message>
        <source>Entries still rest at the venue</source>
        <translation>交易所仍有开仓委托</translation>
    </message>
    <message>
        <source>A fill of {order}, which is not an order of ours, was booked</source>
        <translation>已记入 {order} 的成交，但它不是本系统的委托</translation>
    </message>
    <message>
        <source>Order {order} filled after it was final; the fill was booked</source>
        <translation>委托 {order} 在终态后成交，成交已记入</translation>
    </message>
    <message>
        <source>The venue did not cancel {order}: {reason}</source>
        <translation>交易所未撤销 {order}：{reason}</translation>
    </message>
    <message>
        <source>The fate of order {order} is not known: {reason}</source>
        <translation>委托 {order} 状态未知：{reason}</translation>
    </message>
    <message>
        <source>Account {account} has reached its loss limit of the day ({pnl}, limit {limit}): reduce only</source>
        <translation>账户 {account} 已达当日亏损上限（{pnl}，上限 {limit}）：只减仓</translation>
    </message>
    <message>
        <source>Trading started</source>
        <translation>交易已启动</translation>
    </message>
    <message>
        <source>As it was before the restart: resume by hand</source>
        <translation>保持重启前的状态：请手动恢复交易</translation>
    </message>
    <message>
        <source>Halted by {actor}</source>
        <translation>由 {actor} 停止交易</translation>
    </message>
    <message>
        <source>Resumed by {actor}</source>
        <translation>由 {actor} 恢复交易</translation>
    </message>
    <message>
        <source>Another engine commands the account: this one is read-only</source>
        <translation>该账户由另一引擎指挥：本引擎只读</translation>
    </message>
    <message>
        <source>Another engine commands the account now: this one is read-only</source>
        <translation>另一引擎已接管该账户：本引擎只读</translation>
    </message>
    <message>
        <source>The spool for the database is nearly full: trading is halted</source>
        <translation>数据库缓冲即将写满：交易已停止</translation>
    </message>
    <message>
        <source>The spool for the database fills: only orders that reduce</source>
        <translation>数据库缓冲正在写满：只减仓</translation>
    </message>
    <message>
        <source>The database has been away too long: only orders that reduce</source>
        <translation>数据库中断过久：只减仓</translation>
    </message>
    <message>
        <source>new risk stops</source>
        <translation>不再开新仓</translation>
    </message>
    <message>
        <source>spool full</source>
        <translation>缓冲写满</translation>
    </message>
    <message>
        <source>The fate of order {order} is not known: settle it first</source>
        <translation>委托 {order} 状态未知：请先查清</translation>
    </message>
    <message>
        <source>Another engine commands the account in the database now</source>
        <translation>数据库中该账户已由另一引擎指挥</translation>
    </message>
    <message>
        <source>The spool for the database is nearly full: bring the database back first</source>
        <translation>数据库缓冲即将写满：请先恢复数据库</translation>
    </message>
    <message>
        <source>The spool for the database is full</source>
        <translation>数据库缓冲已满</translation>
    </message>
    <message>
        <source>The spool for the database cannot be written: {text}</source>
        <translation>数据库缓冲写入失败：{text}</translation>
    </message>
    <message>
        <source>The spool for the database is damaged: {text}</source>
        <translation>数据库缓冲已损坏：{text}</translation>
    </message>
    <message>
        <source>The spool still held records when the time was over</source>
        <translation>时限已到，缓冲中仍有记录</translation>
    </message>
    <message>
        <source>The store refused a record for good and put it aside ({text})</source>
        <translation>存储永久拒绝了记录，已另行保存（{text}）</translation>
    </message>
    <message>
        <source>The database belongs to a newer engine now ({text})</source>
        <translation>数据库已归更新的引擎所有（{text}）</translation>
    </message>
    <message>
        <source>The store cannot be reached ({text})</source>
        <translation>存储无法连接（{text}）</translation>
    </message>
    <message>
        <source>The store is busy: a lock, a full disk or no memory ({text})</source>
        <translation>存储繁忙：锁、磁盘满或内存不足（{text}）</translation>
    </message>
    <message>
        <source>The store refuses our login ({text})</source>
        <translation>存储拒绝登录（{text}）</translation>
    </message>
    <message>
        <source>Our role lacks a right in the store ({text})</source>
        <translation>当前角色在存储中缺少权限（{text}）</translation>
    </message>
    <message>
        <source>The store reported an error ({text})</source>
        <translation>存储报告错误（{text}）</translation>
    </message>
    <message>
        <source>A migration of the database was edited after it ran ({text})</source>
        <translation>数据库迁移文件在执行后被改动（{text}）</translation>
    </message>
    <message>
        <source>The database was migrated by a later version of QCAT ({text})</source>
        <translation>数据库已由更高版本的 QCAT 迁移（{text}）</translation>
    </message>
    <message>
        <source>Strategy {strategy} trades again</source>
        <translation>策略 {strategy} 恢复交易</translation>
    </message>
    <message>
        <source>Strategy {strategy} is paused; its stops stay</source>
        <translation>策略 {strategy} 已暂停，止损保留</translation>
    </message>
    <message>
        <source>There is no strategy {strategy}</source>
        <translation>没有策略 {strategy}</translation>
    </message>
    <message>
        <source>Strategy {strategy} trades {symbol}, of which there is no market data</source>
        <translation>策略 {strategy} 交易 {symbol}，但没有其行情</translation>
    </message>
    <message>
        <source>A strategy is of a kind that does not exist: {text}</source>
        <translation>策略类型不存在：{text}</translation>
    </message>
    <message>
        <source>A strategy names an account that is not configured: {text}</source>
        <translation>策略使用了未配置的账户：{text}</translation>
    </message>
    <message>
        <source>A strategy names a symbol that is not configured: {text}</source>
        <translation>策略使用了未配置的合约：{text}</translation>
    </message>
    <message>
        <source>A strategy has a wrong parameter: {text}</source>
        <translation>策略参数有误：{text}</translation>
    </message>
    <message>
        <source>Two strategies have the same id: {text}</source>
        <translation>两个策略的标识相同：{text}</translation>
    </message>
    <message>
        <source>A book of the recording stayed broken to its end: {text}</source>
        <translation>行情录制中的盘口直到结束都不可用：{text}</translation>
    </message>
    <message>
        <source>The engine failed ({reason}): restart QCAT, which recovers from its journal</source>
        <translation>引擎故障（{reason}）：请重启 QCAT，重启后将依据日志账本恢复</translation>
    </message>
    <message>
        <source>The incident desk could not start: {text}</source>
        <translation>故障处理台无法启动：{text}</translation>
    </message>
    <message>
        <source>The speed of a replay is a factor up to 10000, or 0 for as fast as it goes</source>
        <translation>回放速度为不超过 10000 的倍数，0 表示不限速</translation>
    </message>
    <message>
        <source>Account {account} cannot be claimed ({reason}): this engine is read-only</source>
        <translation>账户 {account} 无法取得控制权（{reason}）：本引擎只读</translation>
    </message>
    <message>
        <source>{target} cannot be reached, or the connection was lost: {detail}</source>
        <translation>无法连接 {target}，或连接已断开：{detail}</translation>
    </message>
    <message>
        <source>{target} refuses our login: user or password</source>
        <translation>{target} 拒绝登录：用户名或密码错误</translation>
    </message>
    <message>
        <source>The Redis user lacks a right at {target}: {detail}</source>
        <translation>Redis 用户在 {target} 上缺少权限：{detail}</translation>
    </message>
    <message>
        <source>{target} is loading its data from disk and answers nothing else yet</source>
        <translation>{target} 正在从磁盘加载数据，暂不应答其他请求</translation>
    </message>
    <message>
        <source>{target} is busy with a slow script or a change of the cluster</source>
        <translation>{target} 正忙于执行慢脚本或集群变更</translation>
    </message>
    <message>
        <source>{target} is a read-only replica: it takes no writes</source>
        <translation>{target} 是只读副本，不接受写入</translation>
    </message>
    <message>
        <source>{target} has reached its memory limit and refuses writes</source>
        <translation>{target} 已达到内存上限，拒绝写入</translation>
    </message>
    <message>
        <source>{target} refuses writes because it cannot save them: look at its disk and its log</source>
        <translation>{target} 因无法落盘而拒绝写入：请检查其磁盘和日志</translation>
    </message>
    <message>
        <source>{target} has no room for another client</source>
        <translation>{target} 的客户端连接数已满</translation>
    </message>
    <message>
        <source>{target} does not answer like Redis, or with more than is taken: {detail}</source>
        <translation>{target} 的应答不是 Redis 协议，或超出可接受的大小：{detail}</translation>
    </message>
    <message>
        <source>{target} reported an error: {detail}</source>
        <translation>{target} 报告错误：{detail}</translation>
    </message>
    <message>
        <source>Not visible: the Redis user {user} lacks {right}</source>
        <translation>不可见：Redis 用户 {user} 缺少权限 {right}</translation>
    </message>
    <message>
        <source>The policy {policy} may drop any key, state among them: use noeviction or a volatile policy</source>
        <translation>策略 {policy} 可能淘汰任何键，包括状态数据：请使用 noeviction 或 volatile 策略</translation>
    </message>
    <message>
        <source>No maxmemory is set: {number} bytes are used, and the system decides when it is too much</source>
        <translation>未设置 maxmemory：已使用 {number} 字节，何时超限将由操作系统决定</translation>
    </message>
    <message>
        <source>{number} % of maxmemory are used</source>
        <translation>已使用 maxmemory 的 {number}%</translation>
    </message>
    <message>
        <source>{number} keys were evicted in {span} to keep below maxmemory</source>
        <translation>为不超过 maxmemory，{span} 内淘汰了 {number} 个键</translation>
    </message>
    <message>
        <source>Memory is fragmented: resident {number} times what is used</source>
        <translation>内存碎片严重：常驻内存是已用内存的 {number} 倍</translation>
    </message>
    <message>
        <source>Part of the memory was swapped out: resident only {number} of what is used</source>
        <translation>部分内存已被换出：常驻内存仅为已用内存的 {number}</translation>
    </message>
    <message>
        <source>Only {number} % of the reads in {span} found their key</source>
        <translation>{span} 内仅有 {number}% 的读取命中</translation>
    </message>
    <message>
        <source>{number} % of maxclients are connected</source>
        <translation>已连接客户端占 maxclients 的 {number}%</translation>
    </message>
    <message>
        <source>{number} connections were rejected in {span}: maxclients is reached</source>
        <translation>{span} 内拒绝了 {number} 个连接：已达到 maxclients</translation>
    </message>
    <message>
        <source>The last snapshot could not be saved: look at the disk and the log of Redis</source>
        <translation>上次快照未能保存：请检查 Redis 的磁盘和日志</translation>
    </message>
    <message>
        <source>The append-only file could not be written: look at the disk and the log of Redis</source>
        <translation>AOF 文件写入失败：请检查 Redis 的磁盘和日志</translation>
    </message>
    <message>
        <source>The replica has no link to its master {master}</source>
        <translation>副本与主节点 {master} 的连接已断开</translation>
    </message>
    <message>
        <source>The latency monitor is off: set latency-monitor-threshold to see what delays Redis</source>
        <translation>延迟监控未开启：设置 latency-monitor-threshold 才能看到 Redis 的延迟来源</translation>
    </message>
    <message>
        <source>Not visible without {grant}: GRANT {grant} TO {role}</source>
        <translation>没有 {grant} 权限时不可见：GRANT {grant} TO {role}</translation>
    </message>
    <message>
        <source>PostgreSQL {version} cannot tell this; {needs} and later can</source>
        <translation>PostgreSQL {version} 不提供此信息；{needs} 及以上版本提供</translation>
    </message>
    <message>
        <source>The extension {extension} is not installed in {database}</source>
        <translation>数据库 {database} 中未安装扩展 {extension}</translation>
    </message>
    <message>
        <source>A table is locked: a change of schema is queued</source>
        <translation>有表被锁定：有结构变更正在排队</translation>
    </message>
    <message>
        <source>The question took too long and was cancelled</source>
        <translation>查询耗时过长，已取消</translation>
    </message>
    <message>
        <source>The server answered with an error: {detail}</source>
        <translation>服务器返回错误：{detail}</translation>
    </message>
    <message>
        <source>No diagnostics connection to {target}: {detail}</source>
        <translation>无法建立到 {target} 的诊断连接：{detail}</translation>
    </message>
    <message>
        <source>No diagnostics of the database within {timeout}</source>
        <translation>{timeout} 内未得到数据库诊断结果</translation>
    </message>
    <message>
        <source>Only {number} of the blocks were found in {setting} ({current})</source>
        <translation>只有 {number} 的数据块在 {setting}（{current}）中命中</translation>
    </message>
    <message>
        <source>{number} of the connections are in use; {setting} is {current}</source>
        <translation>{number} 的连接已被占用；{setting} 为 {current}</translation>
    </message>
    <message>
        <source>{number} of the checkpoints came before their time; {setting} is {current}</source>
        <translation>{number} 的检查点被提前触发；{setting} 为 {current}</translation>
    </message>
    <message>
        <source>Sorts and hashes spill to files of {number} on average; {setting} is {current}</source>
        <translation>排序和哈希溢出到临时文件，平均每个 {number}；{setting} 为 {current}</translation>
    </message>
    <message>
        <source>A forgotten transaction holds its locks for ever: {setting} is {current}</source>
        <translation>被遗忘的事务会一直持有锁：{setting} 为 {current}</translation>
    </message>
    <message>
        <source>The list of statements is too small: {number} were left out; {setting} is {current}</source>
        <translation>语句列表过小：已淘汰 {number} 条；{setting} 为 {current}</translation>
    </message>
    <message>
        <source>{setting} is {current}: a crash may damage the database</source>
        <translation>{setting} 为 {current}：崩溃可能损坏数据库</translation>
    </message>
    <message>
        <source>{setting} is {current}: a crash may lose what was committed last</source>
        <translation>{setting} 为 {current}：崩溃可能丢失最近提交的数据</translation>
    </message>
    <message>
        <source>{setting} is {current}: dead rows ({number} now) and transaction age only grow</source>
        <translation>{setting} 为 {current}：死行（当前 {number}）和事务年龄只增不减</translation>
    </message>
    <message>
        <source>{setting} is {current}: long waits for locks leave no trace</source>
        <translation>{setting} 为 {current}：长时间的锁等待不会留下记录</translation>
    </message>
    <message>
        <source>{setting} is {current}: nobody measures how slow the disk is</source>
        <translation>{setting} 为 {current}：无法得知磁盘有多慢</translation>
    </message>
    <message>
        <source>{setting} is {current}: passwords are stored as weak hashes</source>
        <translation>{setting} 为 {current}：密码以弱哈希保存</translation>
    </message>
    <message>
        <source>&quot;{pid}&quot; does not name a session</source>
        <translation>“{pid}”不是一个会话</translation>
    </message>
    <message>
        <source>Session {pid} is not there any more</source>
        <translation>会话 {pid} 已不存在</translation>
    </message>
    <message>
        <source>Session {pid} belongs to QCAT itself</source>
        <translation>会话 {pid} 属于 QCAT 自身</translation>
    </message>
    <message>
        <source>Session {pid} belongs to the superuser {user}</source>
        <translation>会话 {pid} 属于超级用户 {user}</translation>
    </message>
    <message>
        <source>Session {pid} is not a client&apos;s: replication or upkeep of the server</source>
        <translation>会话 {pid} 不是客户端会话：属于复制或服务器维护</translation>
    </message>
    <message>
        <source>Session {pid} is out of reach: GRANT {grant} TO {role}</source>
        <translation>无权操作会话 {pid}：GRANT {grant} TO {role}</translation>
    </message>
    <message>
        <source>Session {pid} of {user} ({application}) is {state}: {statement}</source>
        <translation>会话 {pid}，用户 {user}（{application}），状态 {state}：{statement}</translation>
    </message>
    <message>
        <source>Session {pid} was asked to give up its statement</source>
        <translation>已要求会话 {pid} 取消其语句</translation>
    </message>
    <message>
        <source>Session {pid} is ended</source>
        <translation>会话 {pid} 已终止</translation>
    </message>
    <message>
        <source>Session {pid} did not end in time</source>
        <translation>会话 {pid} 未能按时终止</translation>
    </message>
    <message>
        <source>Session {pid} is not the one that was chosen, or must not be touched; nothing was done</source>
        <translation>会话 {pid} 已不是所选的那一个，或不允许操作；未做任何改动</translation>
    </message>
    <message>
        <source>Role {role} may not log in to database {object}</source>
        <translation>角色 {role} 不能登录数据库 {object}</translation>
    </message>
    <message>
        <source>Nothing in schema {object} can be reached</source>
        <translation>无法访问模式 {object} 中的任何对象</translation>
    </message>
    <message>
        <source>Orders and fills cannot be kept in {object}: {missing} is missing</source>
        <translation>委托和成交无法写入 {object}：缺少 {missing}</translation>
    </message>
    <message>
        <source>Rows that are numbered by {object} cannot be added</source>
        <translation>无法新增由 {object} 编号的行</translation>
    </message>
    <message>
        <source>Tables that {owner} makes in {object} later will be closed to us: default privileges are missing</source>
        <translation>{owner} 以后在 {object} 中创建的表将无法访问：缺少默认权限</translation>
    </message>
    <message>
        <source>Sequences that {owner} makes in {object} later will be closed to us: default privileges are missing</source>
        <translation>{owner} 以后在 {object} 中创建的序列将无法访问：缺少默认权限</translation>
    </message>
    <message>
        <source>Migrations cannot make tables in schema {object}</source>
        <translation>迁移无法在模式 {object} 中建表</translation>
    </message>
    <message>
        <source>Migrations cannot change {object}, which belongs to {owner}</source>
        <translation>迁移无法修改属于 {owner} 的 {object}</translation>
    </message>
    <message>
        <source>Sessions, statements and lag of others are not visible without {object}</source>
        <translation>没有 {object} 时看不到其他角色的会话、语句和复制延迟</translation>
    </message>
    <message>
        <source>The bloat of tables of others cannot be estimated without {object}</source>
        <translation>没有 {object} 时无法估算其他角色的表的膨胀</translation>
    </message>
    <message>
        <source>A session of another role that blocks trading cannot be cancelled or ended without {object}</source>
        <translation>没有 {object} 时无法取消或终止阻塞交易的其他角色的会话</translation>
    </message>
    <message>
        <source>{file} does not hold the address of an engine</source>
        <translation>{file} 中没有引擎的地址</translation>
    </message>
    <message>
        <source>Another program holds the address {address}, or it is not ours to use</source>
        <translation>地址 {address} 已被其他程序占用，或本用户无权使用</translation>
    </message>
    <message>
        <source>The log file {file} cannot be written</source>
        <translation>日志文件 {file} 无法写入</translation>
    </message>
    <message>
        <source>The configuration has mistakes; nothing was started</source>
        <translation>配置有错误，未启动任何部分</translation>
    </message>
    <message>
        <source>Not known: {detail}</source>
        <translation>未知：{detail}</translation>
    </message>
    <message>
        <source>Nobody waits long for a lock</source>
        <translation>没有长时间的锁等待</translation>
    </message>
    <message>
        <source>{waiting} sessions wait for locks, the longest for {longest}; session {pid} ({application}) holds up most</source>
        <translation>{waiting} 个会话在等待锁，最长已等 {longest}；会话 {pid}（{application}）阻塞最多</translation>
    </message>
    <message>
        <source>No transaction idles for long</source>
        <translation>没有长时间空闲的事务</translation>
    </message>
    <message>
        <source>Session {pid} ({application}) idles in a transaction for {age}</source>
        <translation>会话 {pid}（{application}）在事务中空闲已 {age}</translation>
    </message>
    <message>
        <source>Database {database} has {left} transaction ids left</source>
        <translation>数据库 {database} 还剩 {left} 个事务号</translation>
    </message>
    <message>
        <source>Transaction ids run out: database {database} has {left} left and needs a vacuum</source>
        <translation>事务号即将耗尽：数据库 {database} 还剩 {left} 个，需要清理（VACUUM）</translation>
    </message>
    <message>
        <source>{used} of {usable} connections are in use</source>
        <translation>已使用 {used} 个连接，共可用 {usable} 个</translation>
    </message>
    <message>
        <source>Few connections are left: {used} of {usable} are in use</source>
        <translation>剩余连接不多：已使用 {used} 个，共可用 {usable} 个</translation>
    </message>
    <message>
        <source>&quot;{prefix}&quot; is no prefix to remove: three characters or more, no wildcard, and not the state that QCAT keeps</source>
        <translation>不能按前缀“{prefix}”删除：至少三个字符，不含通配符，且不能是 QCAT 的状态数据</translation>
    </message>
    <message>
        <source>{target} is a replica: its keys are removed on its master</source>
        <translation>{target} 是副本：请在其主节点上删除键</translation>
    </message>
    <message>
        <source>{target} is saving to its disk: removing keys now costs it more memory</source>
        <translation>{target} 正在落盘：此时删除键会占用更多内存</translation>
    </message>
    <message>
        <source>{keys} keys begin with {prefix}</source>
        <translation>有 {keys} 个键以 {prefix} 开头</translation>
    </message>
    <message>
        <source>At least {keys} keys begin with {prefix}; not all could be counted in time</source>
        <translation>至少有 {keys} 个键以 {prefix} 开头；未能在限时内全部统计</translation>
    </message>
    <message>
        <source>{keys} keys that begin with {prefix} were removed</source>
        <translation>已删除 {keys} 个以 {prefix} 开头的键</translation>
    </message>
    <message>
        <source>{keys} keys that begin with {prefix} were removed, then it was stopped: others remain</source>
        <translation>已删除 {keys} 个以 {prefix} 开头的键后停止，其余仍在</translation>
    </message>
    <message>
        <source>Too many questions about past figures wait for their answer: try again in a moment</source>
        <translation>等待答复的历史数据查询过多：请稍后重试</translation>
    </message>
    <message>
        <source>What the configuration file says is in force</source>
        <translation>配置文件的内容正在生效</translation>
    </message>
    <message>
        <source>The configuration file says something else than what is in force, and nobody approved it: the old one stays. Look with qcat config diff, approve with qcat config apply</source>
        <translation>配置文件与正在生效的不同，且未经批准：原配置继续生效。用 qcat config diff 查看，用 qcat config apply 批准</translation>
    </message>
    <message>
        <source>The configuration file was not applied: {reason}</source>
        <translation>配置文件未生效：{reason}</translation>
    </message>
    <message>
        <source>The configuration file was approved; from the next start on count: {keys}</source>
        <translation>配置文件已批准；以下各项从下次启动起生效：{keys}</translation>
    </message>
    <message>
        <source>Not known yet whether another engine commands the account: nothing is sent</source>
        <translation>尚不清楚是否有另一引擎控制该账户：不发送任何委托</translation>
    </message>
    <message>
        <source>The account is claimed, but something else stands in the way: resume by hand</source>
        <translation>已取得账户控制权，但仍有其他限制：请手动恢复交易</translation>
    </message>
    <message>
        <source>The clock of this machine was behind at the start: read-only, start QCAT again</source>
        <translation>启动时本机时钟偏慢：只读，请重新启动 QCAT</translation>
    </message>
    <message>
        <source>This engine commands the account</source>
        <translation>本引擎控制该账户</translation>
    </message>
    <message>
        <source>The database is being asked who commands the account</source>
        <translation>正在向数据库查询账户由谁控制</translation>
    </message>
    <message>
        <source>Not known whether another engine commands the account ({reason}): nothing is sent</source>
        <translation>无法确认是否有另一引擎控制该账户（{reason}）：不发送任何委托</translation>
    </message>
    <message>
        <source>Account {account} was commanded by process {pid} on {host} since {since}, which did not give it back: nothing is sent for {seconds} s unless it is heard before</source>
        <translation>账户 {account} 自 {since} 起由 {host} 上的进程 {pid} 控制，且未交还：{seconds} 秒内不发送任何委托，除非在此之前确认其仍在运行</translation>
    </message>
    <message>
        <source>Account {account} is commanded by process {pid} on {host} since {since}: this engine is read-only</source>
        <translation>账户 {account} 自 {since} 起由 {host} 上的进程 {pid} 控制：本引擎为只读</translation>
    </message>
    <message>
        <source>Account {account} is commanded by process {pid} on this machine: this engine is read-only</source>
        <translation>账户 {account} 由本机的进程 {pid} 控制：本引擎为只读</translation>
    </message>
    <message>
        <source>Another engine has claimed the account: this one is read-only</source>
        <translation>另一引擎已取得该账户的控制权：本引擎为只读</translation>
    </message>
    <message>
        <source>The clock of this machine was behind at the start (epoch {epoch}, {standing} stands for account {account}): read-only, start QCAT again</source>
        <translation>启动时本机时钟偏慢（本次纪元 {epoch}，账户 {account} 已有 {standing}）：只读，请重新启动 QCAT</translation>
    </message>
    <message>
        <source>Not known whether another engine commands the account: bring the database back first</source>
        <translation>无法确认是否有另一引擎控制该账户：请先恢复数据库</translation>
    </message>
    <message>
        <source>The database has been away for so long that another engine may claim the account: bring it back first</source>
        <translation>数据库中断时间过长，另一引擎可能取得该账户的控制权：请先恢复数据库</translation>
    </message>
    <message>
        <source>Another engine may command the account ({text})</source>
        <translation>可能有另一引擎控制该账户（{text}）</translation>
    </message>
    <message>
        <source>Another engine commands the account ({text})</source>
        <translation>另一引擎控制该账户（{text}）</translation>
    </message>
    <message>
        <source>The {thread} thread has too much to do: nothing was done</source>
        <translation>线程 {thread} 积压过多：未执行任何操作</translation>
    </message>
    <message>
        <source>The journal is damaged: {file} at byte {offset} ({why})</source>
        <translation>日志账本损坏：{file} 第 {offset} 字节处（{why}）</translation>
    </message>
    <message>
        <source>{file} is not a segment of a journal ({why})</source>
        <translation>{file} 不是日志账本的分段（{why}）</translation>
    </message>
    <message>
        <source>The journal was written by another version of QCAT: {file} ({why})</source>
        <translation>日志账本由其他版本的 QCAT 写入：{file}（{why}）</translation>
    </message>
    <message>
        <source>The journal cannot be read: {file} ({why})</source>
        <translation>无法读取日志账本：{file}（{why}）</translation>
    </message>
    <message>
        <source>The journal cannot be made: {file} ({why})</source>
        <translation>无法创建日志账本：{file}（{why}）</translation>
    </message>
    <message>
        <source>The journal cannot be opened: {file} ({why})</source>
        <translation>无法打开日志账本：{file}（{why}）</translation>
    </message>
    <message>
        <source>The journal cannot be written: {file} ({why})</source>
        <translation>无法写入日志账本：{file}（{why}）</translation>
    </message>
    <message>
        <source>There is no journal in {file}</source>
        <translation>{file} 中没有日志账本</translation>
    </message>
    <message>
        <source>There is a journal in {file} already</source>
        <translation>{file} 中已有日志账本</translation>
    </message>
    <message>
        <source>The engine failed and takes no market data</source>
        <translation>引擎发生故障，不再接收行情</translation>
    </message>
    <message>
        <source>The journal of the earlier run cannot be used ({reason}): put it right and restart QCAT, or, to begin without what it holds, take the folder journal and those named journal-NNNN beside it out of the data folder {folder} and restart QCAT</source>
        <translation>上次运行的日志账本无法使用（{reason}）：请修复后重启 QCAT；若要放弃其中内容重新开始，请将数据目录 {folder} 中的 journal 及其旁的 journal-NNNN 目录移出后重启 QCAT</translation>
    </message>
    <message>
        <source>The spool for the database still takes no orders and fills ({reason}); the journal has them</source>
        <translation>数据库缓冲仍无法接收委托和成交（{reason}）；日志账本中已有记录</translation>
    </message>
    <message>
        <source>The spool was away for so long that the rest waits in the journal: restart QCAT, which hands it over</source>
        <translation>缓冲不可用的时间过长，其余记录留在日志账本中：请重启 QCAT，届时会自动补交</translation>
    </message>
    <message>
        <source>The spool was damaged and is kept as {file}; what waited in it is not in the database</source>
        <translation>缓冲已损坏，保留为 {file}；其中等待写入的记录不在数据库中</translation>
    </message>
    <message>
        <source>The incident store {file} is damaged ({why})</source>
        <translation>故障存储 {file} 已损坏（{why}）</translation>
    </message>
    <message>
        <source>Incidents and audit records are being written</source>
        <translation>故障和审计记录正常写入</translation>
    </message>
    <message>
        <source>The incident store was damaged and is kept as {file}; a new one was begun</source>
        <translation>故障存储已损坏，保留为 {file}；已新建存储</translation>
    </message>
    <message>
        <source>Somebody changes the schema of the database now ({text})</source>
        <translation>有人正在更改数据库的结构（{text}）</translation>
    </message>
    <message>
        <source>The database&apos;s tables are in use; its schema could not be brought up to date ({text})</source>
        <translation>数据库的表正被占用，结构未能更新（{text}）</translation>
    </message>
    <message>
        <source>Runbook {runbook} is for another component than {component}</source>
        <translation>预案 {runbook} 不适用于组件 {component}</translation>
    </message>
    <message>
        <source>Runbook {runbook} mends an incident: choose one first</source>
        <translation>预案 {runbook} 用于处理故障单：请先选择故障单</translation>
    </message>
    <message>
        <source>Runbook {runbook} needs to be told {input}</source>
        <translation>预案 {runbook} 需要给出 {input}</translation>
    </message>
    <message>
        <source>Runbook {runbook} has no input {input}</source>
        <translation>预案 {runbook} 没有输入项 {input}</translation>
    </message>
    <message>
        <source>{input} is &quot;{value}&quot;; it must be a whole number from {min} to {max}</source>
        <translation>{input} 为“{value}”，必须是 {min} 到 {max} 的整数</translation>
    </message>
    <message>
        <source>{input} is &quot;{value}&quot;; it must be {min} to {max} bytes long</source>
        <translation>{input} 为“{value}”，长度必须是 {min} 到 {max} 字节</translation>
    </message>
    <message>
        <source>{input} holds characters that cannot be shown</source>
        <translation>{input} 含有无法显示的字符</translation>
    </message>
    <message>
        <source>{by} takes the runbook {runbook} by hand</source>
        <translation>{by} 手动启动预案 {runbook}</translation>
    </message>
    <message>
        <source>Session {pid} of {user} ({application}) is {state}, {waiting} sessions wait for it: {statement}</source>
        <translation>{user}（{application}）的会话 {pid} 处于 {state}，有 {waiting} 个会话在等待它：{statement}</translation>
    </message>
    <message>
        <source>Session {pid} is not visible without {grant}</source>
        <translation>没有 {grant} 权限，看不到会话 {pid}</translation>
    </message>
    <message>
        <source>Session {pid} rests and holds nobody up</source>
        <translation>会话 {pid} 空闲，没有阻塞任何会话</translation>
    </message>
    <message>
        <source>Session {pid} is {state}, {waiting} sessions wait for it</source>
        <translation>会话 {pid} 处于 {state}，有 {waiting} 个会话在等待它</translation>
    </message>
    <message>
        <source>Every connection pool has connections to lend</source>
        <translation>各连接池均有可用连接</translation>
    </message>
    <message>
        <source>Pool {pool}: {number} connections are not given back; {holder} has held one for {seconds} s</source>
        <translation>连接池 {pool}：{number} 个连接未归还；{holder} 已占用其中一个 {seconds} 秒</translation>
    </message>
    <message>
        <source>The password file for {target} cannot be used: {detail}</source>
        <translation>{target} 的密码文件无法使用：{detail}</translation>
    </message>
    <message>
        <source>There is no journal in {folder} to compare the store with</source>
        <translation>{folder} 中没有可与存储比对的日志</translation>
    </message>
    <message>
        <source>Pool {pool} gets no new connections to {target}: {detail}; {open} are open, {waiting} wait</source>
        <translation>连接池 {pool} 无法新建到 {target} 的连接：{detail}；已打开 {open} 个，{waiting} 个等待</translation>
    </message>
    <message>
        <source>Writes to {table} wait for a lock that session {pid} ({application}) holds, in a transaction that began {age} ago</source>
        <translation>写入表 {table} 时等待会话 {pid}（{application}）持有的锁，其事务已开始 {age}</translation>
    </message>
    <message>
        <source>Writes to {table} wait for a lock that session {pid} ({application}) holds; since when is not visible without pg_monitor</source>
        <translation>写入表 {table} 时等待会话 {pid}（{application}）持有的锁；没有 pg_monitor 权限时无法看到持有时间</translation>
    </message>
    <message>
        <source>Writes to {table} wait for a lock of the prepared transaction {transaction} of {owner}, {age} old: COMMIT PREPARED or ROLLBACK PREPARED ends it</source>
        <translation>写入表 {table} 时等待 {owner} 的预备事务 {transaction} 持有的锁，已存在 {age}：用 COMMIT PREPARED 或 ROLLBACK PREPARED 结束</translation>
    </message>
    <message>
        <source>Open transactions of other roles are not visible without {grant}: GRANT {grant} TO {role}</source>
        <translation>没有 {grant} 权限时看不到其他角色未结束的事务：GRANT {grant} TO {role}</translation>
    </message>
    <message>
        <source>Account {account} paid {amount} of funding on {symbol}</source>
        <translation>账户 {account} 因 {symbol} 支付资金费 {amount}</translation>
    </message>
    <message>
        <source>Account {account} received {amount} of funding on {symbol}</source>
        <translation>账户 {account} 因 {symbol} 收到资金费 {amount}</translation>
    </message>
    <message>
        <source>No Redis is configured</source>
        <translation>未配置 Redis</translation>
    </message>
    <message>
        <source>No TLS connection to {target}: {detail}</source>
        <translation>无法与 {target} 建立 TLS 连接：{detail}</translation>
    </message>
    <message>
        <source>No connection to {target} was free in time: all {in_use} are in use</source>
        <translation>未能及时取得到 {target} 的连接：{in_use} 个连接全部在使用中</translation>
    </message>
    <message>
        <source>The oldest tables of {database}, with their age in transactions and their size: {tables}</source>
        <translation>{database} 中最老的表及其年龄（事务数）和大小：{tables}</translation>
    </message>
    <message>
        <source>Nothing old keeps vacuum back</source>
        <translation>没有老的持有者阻碍清理</translation>
    </message>
    <message>
        <source>Session {name} ({detail}) keeps vacuum back by {age} transactions: end it before a table is vacuumed</source>
        <translation>会话 {name}（{detail}）使清理滞后 {age} 个事务：请先结束它再清理表</translation>
    </message>
    <message>
        <source>Replication slot {name} ({detail}) keeps vacuum back by {age} transactions: bring its reader back, or drop the slot if nobody reads it any more</source>
        <translation>复制槽 {name}（{detail}）使清理滞后 {age} 个事务：恢复其读取方，或在无人使用时删除该复制槽</translation>
    </message>
    <message>
        <source>The prepared transaction {name} of {detail} keeps vacuum back by {age} transactions: COMMIT PREPARED or ROLLBACK PREPARED ends it</source>
        <translation>{detail} 的预备事务 {name} 使清理滞后 {age} 个事务：用 COMMIT PREPARED 或 ROLLBACK PREPARED 结束</translation>
    </message>
    <message>
        <source>A query on standby {name} ({detail}) keeps vacuum back by {age} transactions: end it there</source>
        <translation>备库 {name} 上的查询（{detail}）使清理滞后 {age} 个事务：请在备库上结束它</translation>
    </message>
    <message>
        <source>Table {table} of {owner} is {age} transactions old and has {size}</source>
        <translation>{owner} 的表 {table} 年龄为 {age} 个事务，大小 {size}</translation>
    </message>
    <message>
        <source>There is no table {table} in our database</source>
        <translation>本数据库中没有表 {table}</translation>
    </message>
    <message>
        <source>Role {role} may not vacuum {table}: its owner {owner}, or a superuser, runs VACUUM (FREEZE) {table}</source>
        <translation>角色 {role} 无权清理 {table}：请由其所有者 {owner} 或超级用户执行 VACUUM (FREEZE) {table}</translation>
    </message>
    <message>
        <source>Table {table} is young again: {age} transactions</source>
        <translation>表 {table} 已恢复：年龄 {age} 个事务</translation>
    </message>
    <message>
        <source>Table {table} is still {age} transactions old: something keeps vacuum back</source>
        <translation>表 {table} 的年龄仍为 {age} 个事务：有持有者阻碍清理</translation>
    </message>
    <message>
        <source>Halted by a shared risk switch in Redis</source>
        <translation>已被 Redis 中的共享风控开关停止交易</translation>
    </message>
    <message>
        <source>Halted through {key} by {who} since {since}: {why}</source>
        <translation>{who} 自 {since} 起通过 {key} 停止交易：{why}</translation>
    </message>
    <message>
        <source>No shared risk switch halts this engine</source>
        <translation>没有共享风控开关停止本引擎</translation>
    </message>
    <message>
        <source>The shared risk switches are not known: {detail}</source>
        <translation>共享风控开关状态未知：{detail}</translation>
    </message>
    <message>
        <source>What other nodes read is written</source>
        <translation>供其他节点读取的数据已写入</translation>
    </message>
    <message>
        <source>Other nodes are not heard yet</source>
        <translation>尚未收到其他节点的消息</translation>
    </message>
    <message>
        <source>{target} may drop any key ({policy}): no state is kept there, and a risk switch that is missing there counts as unknown. Set maxmemory-policy to noeviction or volatile-*</source>
        <translation>{target} 可能丢弃任意键（{policy}）：不在其中存放状态，缺失的风控开关按未知处理。请将 maxmemory-policy 设为 noeviction 或 volatile-*</translation>
    </message>
    <message>
        <source>The orders a second that all nodes share are spent</source>
        <translation>所有节点共享的每秒委托额度已用完</translation>
    </message>
    <message>
        <source>This needs a token with the role {role}</source>
        <translation>此操作需要角色为 {role} 的令牌</translation>
    </message>
    <message>
        <source>It comes and goes: broken {times} times within {within}; further turns are not noted</source>
        <translation>反复出现：{within}内中断 {times} 次；此后的反复不再逐次记录</translation>
    </message>
    <message>
        <source>It does not come and go any more: unchanged for {within}</source>
        <translation>不再反复：已稳定 {within}</translation>
    </message>
    <message>
        <source>Nothing followed the acknowledgement by {by}: open to all again</source>
        <translation>{by} 认领后没有后续处理：重新对所有人开放</translation>
    </message>
    <message>
        <source>{owner} has it now</source>
        <translation>现由 {owner} 负责</translation>
    </message>
    <message>
        <source>The same trouble as {incident}, which goes on</source>
        <translation>与 {incident} 是同一问题，由后者继续跟进</translation>
    </message>
    <message>
        <source>{incident} is part of it</source>
        <translation>{incident} 已并入本故障单</translation>
    </message>
    <message>
        <source>What it stands on is broken, see {root}: nobody is called for this one meanwhile</source>
        <translation>其依赖的组件已故障，见 {root}：在此期间不为本单呼叫任何人</translation>
    </message>
    <message>
        <source>{root} is mended, this is not: it stands for itself again</source>
        <translation>{root} 已修复而本故障仍在：恢复独立处理</translation>
    </message>
    <message>
        <source>Held back by {silence} of {owner} until {until}: {reason}</source>
        <translation>被 {owner} 的 {silence} 静默至 {until}：{reason}</translation>
    </message>
    <message>
        <source>{silence} does not hold it back any more</source>
        <translation>{silence} 不再静默本故障单</translation>
    </message>
    <message>
        <source>The wall clock was set by {by}; response times are kept</source>
        <translation>系统时间被调整了 {by}；响应时限保持不变</translation>
    </message>
    <message>
        <source>{incident} cannot be merged into {into}: both must be open, and not the same</source>
        <translation>{incident} 无法并入 {into}：两者都必须处于打开状态，且不能是同一张故障单</translation>
    </message>
    <message>
        <source>There is no silence {silence}</source>
        <translation>没有静默 {silence}</translation>
    </message>
    <message>
        <source>It would hold back everything: name a fault, a component, an instance or a severity</source>
        <translation>这会静默所有故障：请指定故障类型、组件、实例或严重级别</translation>
    </message>
    <message>
        <source>&quot;{pattern}&quot; is no name: one * may stand at its end, for any rest</source>
        <translation>“{pattern}”不是有效名称：仅可在末尾使用一个 * 表示任意后缀</translation>
    </message>
    <message>
        <source>The end must be behind the begin and in the future</source>
        <translation>结束时间必须晚于开始时间和当前时间</translation>
    </message>
    <message>
        <source>That is too long: at most {limit}</source>
        <translation>时间过长：最长 {limit}</translation>
    </message>
    <message>
        <source>There are {limit} silences already: end some first</source>
        <translation>已有 {limit} 个静默：请先结束一些</translation>
    </message>
    <message>
        <source>{silence} is over</source>
        <translation>{silence} 已结束</translation>
    </message>
    <message>
        <source>{silence} waits for nobody&apos;s approval</source>
        <translation>{silence} 无需审批</translation>
    </message>
    <message>
        <source>Who wants the silence cannot approve it: somebody else must, with a token of their own</source>
        <translation>静默不能由申请人自己审批，须由他人用其自己的令牌审批</translation>
    </message>
    <message>
        <source>{silence} of {owner} waits for somebody else&apos;s approval: it could hold back a P0</source>
        <translation>{owner} 的 {silence} 可能静默 P0，等待他人审批</translation>
    </message>
    <message>
        <source>{owner} held back a P0 by break-glass ({silence}); {called} was called</source>
        <translation>{owner} 以应急授权静默了 P0（{silence}），已致电 {called}</translation>
    </message>
    <message>
        <source>A list has at most {most} incidents, from a place of 0 or more</source>
        <translation>一次最多列出 {most} 张故障单，起始位置不小于 0</translation>
    </message>
    <message>
        <source>At most {limit} bytes can be searched for</source>
        <translation>搜索内容最长 {limit} 字节</translation>
    </message>
    <message>
        <source>The end of the time is not behind its begin</source>
        <translation>结束时间不晚于开始时间</translation>
    </message>
    <message>
        <source>Too many questions for incidents wait for their answer</source>
        <translation>等待答复的故障单查询过多</translation>
    </message>
    <message>
        <source>The record of incidents could not be asked: {text}</source>
        <translation>无法查询故障单记录：{text}</translation>
    </message>
    <message>
        <source>The engine does not answer questions for incidents any more</source>
        <translation>引擎已不再答复故障单查询</translation>
    </message>
    <message>
        <source>{used} of memory in use</source>
        <translation>已使用内存 {used}</translation>
    </message>
    <message>
        <source>The control group uses {used} of the {limit} that it may ({share})</source>
        <translation>控制组已使用 {used}，上限 {limit}（{share}）</translation>
    </message>
    <message>
        <source>The control group is at its limit: {used} of {limit} ({share})</source>
        <translation>控制组已达上限：{used} / {limit}（{share}）</translation>
    </message>
    <message>
        <source>The kernel ended a process for lack of memory: {times} times</source>
        <translation>内核因内存不足终止了进程：{times} 次</translation>
    </message>
    <message>
        <source>{open} of {limit} file descriptors are open</source>
        <translation>已打开文件描述符 {open} 个，上限 {limit}</translation>
    </message>
    <message>
        <source>File descriptors run out: {open} of {limit} are open</source>
        <translation>文件描述符即将用尽：已打开 {open} 个，上限 {limit}</translation>
    </message>
    <message>
        <source>File descriptors are used up: {open} of {limit} are open</source>
        <translation>文件描述符已用尽：已打开 {open} 个，上限 {limit}</translation>
    </message>
    <message>
        <source>{detail} does not tell what this process uses</source>
        <translation>无法从 {detail} 读取本进程的资源使用</translation>
    </message>
    <message>
        <source>Everything waited for the disk for {share} of the last ten seconds</source>
        <translation>最近十秒中有 {share} 的时间全部任务在等待磁盘</translation>
    </message>
    <message>
        <source>The disk is slow: everything waited for it for {share} of the time</source>
        <translation>磁盘缓慢：{share} 的时间全部任务在等待磁盘</translation>
    </message>
    <message>
        <source>The disk holds everything up: all waited for it for {share} of the time</source>
        <translation>磁盘拖住了一切：{share} 的时间全部任务在等待磁盘</translation>
    </message>
    <message>
        <source>The kernel does not tell how long tasks wait for the disk</source>
        <translation>内核未提供任务等待磁盘的时间</translation>
    </message>
    <message>
        <source>The system clock is off by {offset}; more than {limit}</source>
        <translation>系统时钟偏差 {offset}，超过 {limit}</translation>
    </message>
    <message>
        <source>The system clock is wrong by {offset}; allowed are {limit}</source>
        <translation>系统时钟偏差 {offset}，允许值为 {limit}</translation>
    </message>
    <message>
        <source>The system clock was set by {by}</source>
        <translation>系统时钟被调整了 {by}</translation>
    </message>
    <message>
        <source>The kernel does not tell how its clock is kept</source>
        <translation>内核未提供时钟校准状态</translation>
    </message>
    <message>
        <source>{file} is being written, {size}</source>
        <translation>{file} 正常写入，大小 {size}</translation>
    </message>
    <message>
        <source>What is logged does not arrive in {file}: it was moved away without a reload</source>
        <translation>日志没有写入 {file}：文件被移走后未重新加载</translation>
    </message>
    <message>
        <source>{file} has {size}; it should be rotated below {limit}</source>
        <translation>{file} 大小为 {size}，应在 {limit} 之前轮转</translation>
    </message>
    <message>
        <source>{file} is {age} old and whole ({size})</source>
        <translation>{file}：{age} 前生成，校验完整（{size}）</translation>
    </message>
    <message>
        <source>There is no backup in {folder}</source>
        <translation>{folder} 中没有备份</translation>
    </message>
    <message>
        <source>The newest backup, {file}, is {age} old; allowed are {limit}</source>
        <translation>最新备份 {file} 已有 {age}，允许值为 {limit}</translation>
    </message>
    <message>
        <source>{file}, {age} old, has no proof beside it that it is whole</source>
        <translation>{file}（{age} 前）旁边没有校验文件，无法确认完整</translation>
    </message>
    <message>
        <source>{file} is damaged: it is not what its checksum says</source>
        <translation>{file} 已损坏：与校验和不符</translation>
    </message>
    <message>
        <source>The backups in {folder} cannot be looked at: {detail}</source>
        <translation>无法查看 {folder} 中的备份：{detail}</translation>
    </message>
    <message>
        <source>The oldest key was changed {oldest} ago</source>
        <translation>最旧的密钥于 {oldest} 前更换</translation>
    </message>
    <message>
        <source>{file} has not been changed for {age}; the rule is {limit}</source>
        <translation>{file} 已有 {age} 未更换，规定为 {limit}</translation>
    </message>
    <message>
        <source>The certificate of {target} is good for another {left}</source>
        <translation>{target} 的证书还有 {left} 有效</translation>
    </message>
    <message>
        <source>The certificate of {target} expires in {left}</source>
        <translation>{target} 的证书将在 {left} 后到期</translation>
    </message>
    <message>
        <source>The certificate of {target} expires soon, in {left}</source>
        <translation>{target} 的证书即将到期，剩余 {left}</translation>
    </message>
    <message>
        <source>The certificate of {target} expired {since} ago</source>
        <translation>{target} 的证书已于 {since} 前过期</translation>
    </message>
    <message>
        <source>The certificate of {target} cannot be read: {detail}</source>
        <translation>无法读取 {target} 的证书：{detail}</translation>
    </message>
    <message>
        <source>{names} resolve and have a route</source>
        <translation>{names} 可解析且有路由</translation>
    </message>
    <message>
        <source>The name {name} does not resolve: {detail}</source>
        <translation>域名 {name} 无法解析：{detail}</translation>
    </message>
    <message>
        <source>There is no route to {name}: {detail}</source>
        <translation>没有到 {name} 的路由：{detail}</translation>
    </message>
    <message>
        <source>{url} answers in {latency}</source>
        <translation>{url} 应答用时 {latency}</translation>
    </message>
    <message>
        <source>{url} answers with the error status {status}</source>
        <translation>{url} 返回错误状态 {status}</translation>
    </message>
    <message>
        <source>{url} did not answer within {timeout}</source>
        <translation>{url} 在 {timeout} 内无应答</translation>
    </message>
    <message>
        <source>{url} cannot be reached: {detail}</source>
        <translation>无法访问 {url}：{detail}</translation>
    </message>
    <message>
        <source>The API answers in {latency}</source>
        <translation>接口应答用时 {latency}</translation>
    </message>
    <message>
        <source>The API took {latency} to answer; allowed are {limit}</source>
        <translation>接口应答用时 {latency}，允许值为 {limit}</translation>
    </message>
    <message>
        <source>The API does not answer: {detail}</source>
        <translation>接口无应答：{detail}</translation>
    </message>
    <message>
        <source>Prometheus at {url} is healthy</source>
        <translation>{url} 的 Prometheus 正常</translation>
    </message>
    <message>
        <source>Prometheus at {url} is not healthy: {detail}</source>
        <translation>{url} 的 Prometheus 异常：{detail}</translation>
    </message>
    <message>
        <source>Prometheus collects {target}</source>
        <translation>Prometheus 正在采集 {target}</translation>
    </message>
    <message>
        <source>No target of Prometheus is this engine (port {port})</source>
        <translation>Prometheus 没有采集本引擎的目标（端口 {port}）</translation>
    </message>
    <message>
        <source>Prometheus cannot collect {target}: {detail}</source>
        <translation>Prometheus 无法采集 {target}：{detail}</translation>
    </message>
    <message>
        <source>Prometheus does not tell what it collects: {detail}</source>
        <translation>无法从 Prometheus 获知采集目标：{detail}</translation>
    </message>
    <message>
        <source>The Alertmanager at {url} is ready</source>
        <translation>{url} 的 Alertmanager 已就绪</translation>
    </message>
    <message>
        <source>The Alertmanager at {url} is not ready: {detail}</source>
        <translation>{url} 的 Alertmanager 未就绪：{detail}</translation>
    </message>
    <message>
        <source>The Alertmanager has sent {sent} notifications</source>
        <translation>Alertmanager 已发送 {sent} 条通知</translation>
    </message>
    <message>
        <source>{failed} notifications of the Alertmanager by {integration} failed</source>
        <translation>Alertmanager 通过 {integration} 发送的 {failed} 条通知失败</translation>
    </message>
    <message>
        <source>The Alertmanager does not take our incidents: {detail}</source>
        <translation>Alertmanager 未接收本机的故障：{detail}</translation>
    </message>
    <message>
        <source>The Alertmanager does not tell whether its notifications arrive: {detail}</source>
        <translation>无法从 Alertmanager 获知通知是否送达：{detail}</translation>
    </message>
    <message>
        <source>The Alertmanager refused our incidents: {text}</source>
        <translation>Alertmanager 拒绝了本机的故障：{text}</translation>
    </message>
    <message>
        <source>Grafana {version} at {url} is healthy</source>
        <translation>{url} 的 Grafana {version} 正常</translation>
    </message>
    <message>
        <source>Grafana at {url} is not healthy: {detail}</source>
        <translation>{url} 的 Grafana 异常：{detail}</translation>
    </message>
    <message>
        <source>The database of Grafana at {url} is {state}</source>
        <translation>{url} 的 Grafana 数据库状态：{state}</translation>
    </message>
    <message>
        <source>{units} run</source>
        <translation>{units} 正在运行</translation>
    </message>
    <message>
        <source>{unit} does not run: it is {state}</source>
        <translation>{unit} 未运行：状态为 {state}</translation>
    </message>
    <message>
        <source>systemd knows no unit {unit}</source>
        <translation>systemd 中没有单元 {unit}</translation>
    </message>
    <message>
        <source>systemd could not be asked about {unit}: {detail}</source>
        <translation>无法向 systemd 查询 {unit}：{detail}</translation>
    </message>
    <message>
        <source>The venue takes orders</source>
        <translation>交易所正常接受委托</translation>
    </message>
    <message>
        <source>No position is near its liquidation</source>
        <translation>没有持仓接近强平</translation>
    </message>
    <message>
        <source>{symbol}: the mark price {mark} is {share} from the liquidation price {liquidation}</source>
        <translation>{symbol}：标记价格 {mark} 距强平价 {liquidation} 仅 {share}</translation>
    </message>
    <message>
        <source>Loss and positions are within their limits</source>
        <translation>亏损和持仓均在限额之内</translation>
    </message>
    <message>
        <source>The daily loss limit holds trading back: {reason}</source>
        <translation>当日亏损限额限制了交易：{reason}</translation>
    </message>
    <message>
        <source>The position in {symbol} is {quantity}; allowed are {limit}</source>
        <translation>{symbol} 的持仓为 {quantity}，限额为 {limit}</translation>
    </message>
    <message>
        <source>{source} reports {name}: {summary}</source>
        <translation>{source} 报告 {name}：{summary}</translation>
    </message>
    <message>
        <source>TEST of {source}: {name}: {summary}</source>
        <translation>测试（{source}）：{name}：{summary}</translation>
    </message>
    <message>
        <source>{source} reports that {name} is over</source>
        <translation>{source} 报告 {name} 已结束</translation>
    </message>
    <message>
        <source>Nobody looks: set {setting} in the configuration to have it watched</source>
        <translation>未监视：在配置中设置 {setting} 即可监视</translation>
    </message>
    <message>
        <source>The provider has taken it ({detail}); nobody has seen it for that</source>
        <translation>服务商已接收（{detail}）；这不代表有人已看到</translation>
    </message>
    <message>
        <source>Refused: {detail}</source>
        <translation>被拒绝：{detail}</translation>
    </message>
    <message>
        <source>Too many for the provider: {detail}</source>
        <translation>超出服务商的频率限制：{detail}</translation>
    </message>
    <message>
        <source>Not reachable: {detail}</source>
        <translation>无法连接：{detail}</translation>
    </message>
    <message>
        <source>Not taken now: {detail}</source>
        <translation>暂时未被接收：{detail}</translation>
    </message>
    <message>
        <source>No address: {detail}</source>
        <translation>没有地址：{detail}</translation>
    </message>
    <message>
        <source>A secret of the channel cannot be read: {detail}</source>
        <translation>无法读取该渠道的密钥：{detail}</translation>
    </message>
    <message>
        <source>Nobody knows whether it went out: QCAT ended while it was being sent</source>
        <translation>不知是否已发出：发送过程中 QCAT 中断</translation>
    </message>
    <message>
        <source>Not sent: it was no longer true when it was its turn</source>
        <translation>未发送：轮到它时情况已变化</translation>
    </message>
    <message>
        <source>Given up; last: {detail}</source>
        <translation>已放弃；最后一次：{detail}</translation>
    </message>
    <message>
        <source>{contact} was called by {channel}: the provider has taken it ({detail})</source>
        <translation>已通过 {channel} 通知 {contact}：服务商已接收（{detail}）</translation>
    </message>
    <message>
        <source>{contact} was not reached by {channel}: {detail}</source>
        <translation>未能通过 {channel} 通知 {contact}：{detail}</translation>
    </message>
    <message>
        <source>{contact} has taken over {schedule}</source>
        <translation>{contact} 已接班 {schedule}</translation>
    </message>
    <message>
        <source>There is no channel {channel}</source>
        <translation>没有渠道 {channel}</translation>
    </message>
    <message>
        <source>There is no schedule {schedule}</source>
        <translation>没有值班表 {schedule}</translation>
    </message>
    <message>
        <source>There is no contact {contact}</source>
        <translation>没有联系人 {contact}</translation>
    </message>
    <message>
        <source>QCAT did not answer its watcher: {detail}</source>
        <translation>QCAT 未应答其看护进程：{detail}</translation>
    </message>
    <message>
        <source>{channel} calls phones; paper trading and drills do not</source>
        <translation>{channel} 会拨打电话；模拟盘和演练不打电话</translation>
    </message>
    <message>
        <source>&quot;{anchor}&quot; is no place of the audit chain: a number, a colon and a hash</source>
        <translation>“{anchor}”不是审计链的位置：应为序号、冒号和哈希值</translation>
    </message>
    <message>
        <source>Pool {pool}: all {in_use} connections are in use; {waiting} wait, the longest for {seconds} s. {holder} has held one for {held} s</source>
        <translation>连接池 {pool}：{in_use} 个连接全部在用；{waiting} 个请求在等待，最长已等 {seconds} 秒。{holder} 已占用一个连接 {held} 秒</translation>
    </message>
    <message>
        <source>A shared risk switch stands: {key}, set by {who} since {since} ({why}). It ends with qcat resume --shared</source>
        <translation>共享风控开关仍有效：{key}，由 {who} 自 {since} 起设置（{why}）。用 qcat resume --shared 解除</translation>
    </message>
    <message>
        <source>The switch {key} could not be set ({reason}): other engines trade on</source>
        <translation>开关 {key} 未能设置（{reason}）：其他引擎继续交易</translation>
    </message>
    <message>
        <source>The switch {key}, set by {who} since {since} ({why}), is taken away; each engine is resumed by hand</source>
        <translation>由 {who} 自 {since} 起设置的开关 {key}（{why}）已解除；每个引擎须人工恢复</translation>
    </message>
    <message>
        <source>Whether the switch {key} still stands is not known ({reason})</source>
        <translation>开关 {key} 是否仍有效未知（{reason}）</translation>
    </message>
    <message>
        <source>No switch {key} stands there: nothing was done</source>
        <translation>不存在开关 {key}：未执行任何操作</translation>
    </message>
    <message>
        <source>This engine has no shared switches, for no Redis is configured or a recording is replayed: nothing was done</source>
        <translation>未配置 Redis 或正在回放录制数据，本引擎没有共享开关：未执行任何操作</translation>
    </message>
    <message>
        <source>An account is named VENUE:NAME, as in paper:main: nothing was done</source>
        <translation>账户应写作 VENUE:NAME，例如 paper:main：未执行任何操作</translation>
    </message>
    <message>
        <source>A write gave up after it had waited {limit} for a lock; who holds it is not visible to our role</source>
        <translation>一次写入等待锁 {limit} 后放弃；我们的角色看不到由谁持有</translation>
    </message>
    <message>
        <source>No connection was free for a write: all {in_use} of pool {pool} are in use and {waiting} wait</source>
        <translation>写入时没有空闲连接：连接池 {pool} 的 {in_use} 个连接全部在用，{waiting} 个请求在等待</translation>
    </message>
    <message>
        <source>The database is slow: it cancelled a statement of ours after its limit of {limit}; the write is tried again</source>
        <translation>数据库响应缓慢：我们的一条语句超过 {limit} 的时限后被其取消；写入会重试</translation>
    </message>
    <message>
        <source>Somebody had a statement of ours cancelled in the database; the write is tried again</source>
        <translation>有人在数据库中取消了我们的一条语句；写入会重试</translation>
    </message>
    <message>
        <source>{target} cancelled a statement of ours after its limit of {limit}</source>
        <translation>{target} 在我们的一条语句超过 {limit} 的时限后将其取消</translation>
    </message>
    <message>
        <source>The vacuum of {table} was cancelled: what it had frozen stays so, and another one begins there</source>
        <translation>对表 {table} 的清理已取消：已冻结的部分保留，下次清理从该处继续</translation>
    </message>
    <message>
        <source>{contact} has acknowledged by the link that {channel} brought</source>
        <translation>{contact} 通过 {channel} 发送的链接确认</translation>
    </message>
    <message>
        <source>{contact} has acknowledged by a key of the phone that {channel} called</source>
        <translation>{contact} 通过 {channel} 的来电按键确认</translation>
    </message>
    <message>
        <source>No channel {channel} asks for keys</source>
        <translation>没有要求按键的通知渠道 {channel}</translation>
    </message>
    <message>
        <source>The report of calls is not signed with the channel&apos;s key, or is too old</source>
        <translation>呼叫回执未用该渠道的密钥签名，或已过期</translation>
    </message>
    <message>
        <source>This is no report of calls</source>
        <translation>这不是呼叫回执</translation>
    </message>
    <message>
        <source>Cancelled: nothing was written</source>
        <translation>已取消，未写入任何内容</translation>
    </message>
    <message>
        <source>{channels} channels, none has failed at its newest message</source>
        <translation>{channels} 个通知渠道，最近一条消息均未失败</translation>
    </message>
    <message>
        <source>{channel} did not take the newest message: {detail}</source>
        <translation>{channel} 未接收最近一条消息：{detail}</translation>
    </message>
    <message>
        <source>{channel} has taken no message and no test since {since}</source>
        <translation>{channel} 自 {since} 起未接收任何消息或测试</translation>
    </message>
    <message>
        <source>Every secret of the channels can be read</source>
        <translation>各通知渠道的密钥均可读取</translation>
    </message>
    <message>
        <source>{channel}: {file} cannot be used: {detail}</source>
        <translation>{channel}：{file} 无法使用：{detail}</translation>
    </message>
    <message>
        <source>Trading is still {state}: it opens no positions until a person resumes it</source>
        <translation>交易仍处于 {state} 状态：须人工恢复后才会开仓</translation>
    </message>
    <message>
        <source>QCAT answers its watcher again, after {after}</source>
        <translation>QCAT 在 {after} 后恢复应答（看护程序）</translation>
    </message>
    <message>
        <source>Exposure as last known, {age} before: {orders} open orders, {positions} positions, gross {gross}, {conditionals} stops at the venue</source>
        <translation>最后已知敞口（{age} 前）：当前委托 {orders} 笔，持仓 {positions} 个，总额 {gross}，交易所止损单 {conditionals} 笔</translation>
    </message>
    <message>
        <source>The watcher reached nobody</source>
        <translation>看护程序未能通知到任何人</translation>
    </message>
    <message>
        <source>The run goes on with {next}</source>
        <translation>运行转到步骤 {next}</translation>
    </message>
    <message>
        <source>It must hold, and does not: {what}</source>
        <translation>条件不成立：{what}</translation>
    </message>
    <message>
        <source>The run does step {step} by itself</source>
        <translation>步骤 {step} 由运行自动执行</translation>
    </message>
    <message>
        <source>The run went another way than step {step}</source>
        <translation>运行没有走到步骤 {step}</translation>
    </message>
    <message>
        <source>An earlier run changed something here; wait {left} more</source>
        <translation>之前的运行刚做过变更，请再等待 {left}</translation>
    </message>
    <message>
        <source>This run has made its {limit} changes; call somebody</source>
        <translation>本次运行已用完 {limit} 次变更，请联系他人</translation>
    </message>
    <message>
        <source>This run has changed its {limit} targets; call somebody</source>
        <translation>本次运行已变更 {limit} 个目标，请联系他人</translation>
    </message>
    <message>
        <source>Runbook run {run} is at work there ({lock}); wait for its end</source>
        <translation>运行 {run} 正在处理同一对象（{lock}），请等待其结束</translation>
    </message>
    <message>
        <source>Runbook {runbook} was at work {runs} times within {within}: it does not mend this, so people are called</source>
        <translation>处置手册 {runbook} 在 {within} 内已执行 {runs} 次仍未解决，现呼叫值班人员</translation>
    </message>
    <message>
        <source>{by} asks for a second person for step {step}: {reason}</source>
        <translation>{by} 请求第二人批准步骤 {step}：{reason}</translation>
    </message>
    <message>
        <source>{by} approved step {step}</source>
        <translation>{by} 已批准步骤 {step}</translation>
    </message>
    <message>
        <source>{by} broke the glass for step {step}; {called} was called: {reason}</source>
        <translation>{by} 紧急越权执行步骤 {step}，已通知 {called}：{reason}</translation>
    </message>
    <message>
        <source>Step {step} asks for no second person</source>
        <translation>步骤 {step} 不需要第二人批准</translation>
    </message>
    <message>
        <source>Nobody waits for an approval of step {step}</source>
        <translation>没有等待批准的步骤 {step}</translation>
    </message>
    <message>
        <source>Step {step} must be approved by somebody else than who asked, with a token of their own</source>
        <translation>步骤 {step} 必须由请求者以外的人用其自己的令牌批准</translation>
    </message>
    <message>
        <source>Step {step} waits for a second person</source>
        <translation>步骤 {step} 等待第二人批准</translation>
    </message>
    <message>
        <source>{input} is &quot;{value}&quot;; it must be a duration from {min} to {max}</source>
        <translation>{input} 是“{value}”，必须是 {min} 到 {max} 的时长</translation>
    </message>
    <message>
        <source>{input} is &quot;{value}&quot;; it must look like {pattern}</source>
        <translation>{input} 是“{value}”，格式必须符合 {pattern}</translation>
    </message>
    <message>
        <source>{input} is &quot;{value}&quot;; it must be one of {values}</source>
        <translation>{input} 是“{value}”，必须是以下之一：{values}</translation>
    </message>
    <message>
        <source>{input} must not begin with a minus sign</source>
        <translation>{input} 不能以减号开头</translation>
    </message>
    <message>
        <source>What it may cost: {duration}, p99 loss {loss}</source>
        <translation>可能的代价：{duration}，99% 情况下损失不超过 {loss}</translation>
    </message>
    <message>
        <source>It takes {duration}; what that may cost is not known yet: too few prices were seen</source>
        <translation>需要 {duration}；行情样本太少，代价暂不可知</translation>
    </message>
    <message>
        <source>{probe} is not watched here: the configuration does not name it</source>
        <translation>此处未监控 {probe}：配置中没有相应项</translation>
    </message>
    <message>
        <source>What the step may cost grew from {before} to {after}: look at the plan again</source>
        <translation>该步骤的可能代价已从 {before} 升至 {after}：请重新查看计划</translation>
    </message>
    <message>
        <source>{key} cannot be set to {value}</source>
        <translation>不能将 {key} 设为 {value}</translation>
    </message>
    <message>
        <source>{key} is {value} now</source>
        <translation>{key} 当前为 {value}</translation>
    </message>
    <message>
        <source>{key} is {value}, also after a restart</source>
        <translation>{key} 已设为 {value}，重启后仍有效</translation>
    </message>
    <message>
        <source>{key} is {value} until the next restart; Redis could not write its configuration: {detail}</source>
        <translation>{key} 已设为 {value}，但重启后失效；Redis 无法写入自身配置：{detail}</translation>
    </message>
    <message>
        <source>{used} of {limit} are used; policy {policy}</source>
        <translation>已用 {used}，上限 {limit}；策略 {policy}</translation>
    </message>
    <message>
        <source>Memory is tight: {used} of {limit} are used; policy {policy}</source>
        <translation>内存紧张：已用 {used}，上限 {limit}；策略 {policy}</translation>
    </message>
    <message>
        <source>Policy {policy} gives up risk switches and locks when memory is full; {used} of {limit} are used</source>
        <translation>策略 {policy} 在内存满时会丢弃风控开关和锁；已用 {used}，上限 {limit}</translation>
    </message>
    <message>
        <source>&quot;{value}&quot; is no number of files to keep: 1 or more</source>
        <translation>“{value}”不是有效的保留个数：至少为 1</translation>
    </message>
    <message>
        <source>{count} old files of {file} would go, {size}; {keep} stay</source>
        <translation>将删除 {file} 的 {count} 个旧文件，共 {size}；保留 {keep} 个</translation>
    </message>
    <message>
        <source>{count} old files of {file} are gone, {size}; {keep} stay</source>
        <translation>已删除 {file} 的 {count} 个旧文件，共 {size}；保留 {keep} 个</translation>
    </message>
    <message>
        <source>{file} could not be removed: {detail}</source>
        <translation>无法删除 {file}：{detail}</translation>
    </message>
    <message>
        <source>{count} old files of {file} are left</source>
        <translation>{file} 还剩 {count} 个旧文件</translation>
    </message>
    <message>
        <source>{count} old files of {file} are still there</source>
        <translation>{file} 仍有 {count} 个旧文件</translation>
    </message>
    <message>
        <source>The failed starts of {target} are forgotten; it is {state}</source>
        <translation>已清除 {target} 的失败启动记录；当前状态 {state}</translation>
    </message>
    <message>
        <source>{target} was started too often in a short time: systemd starts it no more until its failed starts are forgotten</source>
        <translation>{target} 短时间内启动过于频繁：清除失败启动记录前，systemd 不再启动它</translation>
    </message>
    <message>
        <source>{target} was started and did not stay up for {within}: it is {state}</source>
        <translation>{target} 已启动，但未能持续运行 {within}：当前状态 {state}</translation>
    </message>
    <message>
        <source>Trading is halted</source>
        <translation>交易已停止</translation>
    </message>
    <message>
        <source>Trading is not halted: {state}</source>
        <translation>交易未停止：{state}</translation>
    </message>
    <message>
        <source>No order waits to be filled; {conditionals} stops rest at the venue</source>
        <translation>没有等待成交的委托；交易所仍有 {conditionals} 个止损单</translation>
    </message>
    <message>
        <source>{orders} orders still wait to be filled</source>
        <translation>仍有 {orders} 笔委托等待成交</translation>
    </message>
    <message>
        <source>No position and no order is open</source>
        <translation>没有持仓和委托</translation>
    </message>
    <message>
        <source>{positions} positions and {orders} orders are still open</source>
        <translation>仍有 {positions} 个持仓和 {orders} 笔委托</translation>
    </message>
    <message>
        <source>No connection pool is in use</source>
        <translation>没有使用连接池</translation>
    </message>
    <message>
        <source>{pool}: {in_use} of {size} in use, {waiting} waiting; longest holder {holder}</source>
        <translation>{pool}：使用中 {in_use}/{size}，等待 {waiting}；占用最久的是 {holder}</translation>
    </message>
    <message>
        <source>{pool} is full: {in_use} of {size} in use, {waiting} waiting; longest holder {holder}</source>
        <translation>{pool} 已满：使用中 {in_use}/{size}，等待 {waiting}；占用最久的是 {holder}</translation>
    </message>
    <message>
        <source>&quot;{value}&quot; is no size of a pool: 1 to {most}</source>
        <translation>“{value}”不是有效的连接池大小：1 到 {most}</translation>
    </message>
    <message>
        <source>The server has {room} connections for this pool</source>
        <translation>服务器可为该连接池提供 {room} 个连接</translation>
    </message>
    <message>
        <source>How many connections the server can bear is not known</source>
        <translation>服务器可承受的连接数未知</translation>
    </message>
    <message>
        <source>The server has {room} connections for this pool, not {size}</source>
        <translation>服务器只能为该连接池提供 {room} 个连接，不足 {size}</translation>
    </message>
    <message>
        <source>{pool} takes {size} connections at most now, before {before}</source>
        <translation>{pool} 的最大连接数已由 {before} 改为 {size}</translation>
    </message>
    <message>
        <source>The inside of the database is not seen: {detail}</source>
        <translation>无法查看数据库内部：{detail}</translation>
    </message>
    <message>
        <source>{used} of {usable} connections are used; nobody idles in a transaction or waits for a lock</source>
        <translation>已用连接 {used}/{usable}；没有空闲事务，也没有锁等待</translation>
    </message>
    <message>
        <source>{used} of {usable} connections are used; {idle} idle in a transaction, {blocked} wait for a lock</source>
        <translation>已用连接 {used}/{usable}；{idle} 个会话空闲于事务中，{blocked} 个在等待锁</translation>
    </message>
    <message>
        <source>Most time goes into a statement that takes {mean} on average and was called {calls} times</source>
        <translation>耗时最多的语句平均 {mean}，共调用 {calls} 次</translation>
    </message>
    <message>
        <source>Role {role} has every right that QCAT needs</source>
        <translation>角色 {role} 拥有 QCAT 所需的全部权限</translation>
    </message>
    <message>
        <source>Role {role} lacks {count} rights: the output has the statements that give them</source>
        <translation>角色 {role} 缺少 {count} 项权限：输出中有授权语句</translation>
    </message>
    <message>
        <source>The provider of {channel} took the test message</source>
        <translation>{channel} 的服务商已接受测试消息</translation>
    </message>
    <message>
        <source>The newest backup, {backup}, {age} old, is not proven</source>
        <translation>最新备份 {backup}（{age} 前）尚未验证</translation>
    </message>
    <message>
        <source>The newest backup, {backup}, {age} old, is proven: {rows} rows</source>
        <translation>最新备份 {backup}（{age} 前）已验证：{rows} 行</translation>
    </message>
    <message>
        <source>{backup} is the newest: {rows} rows, {size}</source>
        <translation>最新备份为 {backup}：{rows} 行，{size}</translation>
    </message>
    <message>
        <source>{backup} was taken: {rows} rows, {size}</source>
        <translation>已生成备份 {backup}：{rows} 行，{size}</translation>
    </message>
    <message>
        <source>{backup} was restored into a scratch database and found whole: {rows} rows</source>
        <translation>{backup} 已恢复到临时数据库并确认完整：{rows} 行</translation>
    </message>
    <message>
        <source>The evidence is kept in {folder}</source>
        <translation>证据已保存到 {folder}</translation>
    </message>
    <message>
        <source>The evidence is kept in {folder}, without the journal: {detail}</source>
        <translation>证据已保存到 {folder}，但不含日志账本：{detail}</translation>
    </message>
    <message>
        <source>{folder} cannot be written: no evidence was kept</source>
        <translation>无法写入 {folder}：未保存证据</translation>
    </message>
    <message>
        <source>{action}: this configuration has nothing to do it with</source>
        <translation>{action}：当前配置没有可用于此操作的对象</translation>
    </message>
    <message>
        <source>The switch {key} stands on {target}, set by {who} since {since} ({why}): whom it means halts within a second</source>
        <translation>开关 {key} 已在 {target} 上生效，由 {who} 于 {since} 设置（{why}）：其所指的引擎一秒内停止交易</translation>
    </message>
    <message>
        <source>The switch {key} was taken, but whether it stands is not known ({reason})</source>
        <translation>开关 {key} 已被接受，但无法确认是否仍在（{reason}）</translation>
    </message>
    <message>
        <source>The switch {key} was taken and is gone again: somebody has lifted it, or the server has lost it</source>
        <translation>开关 {key} 已被接受但又消失：可能被人解除，或服务器已丢失</translation>
    </message>
    <message>
        <source>No engine on this Redis trades {account}; known are {known}. Nothing was done</source>
        <translation>此 Redis 上没有引擎交易账户 {account}；已知账户：{known}。未执行任何操作</translation>
    </message>
    <message>
        <source>No fault {fault} is watched here; near it: {near}</source>
        <translation>此处不监视故障 {fault}；相近的有：{near}</translation>
    </message>
    <message>
        <source>No component {component} is watched here; near it: {near}</source>
        <translation>此处不监视组件 {component}；相近的有：{near}</translation>
    </message>
    <message>
        <source>No stored incident fits the filter: nothing was written</source>
        <translation>没有符合筛选条件的故障单：未写入任何文件</translation>
    </message>
    <message>
        <source>{file}, {age} old, has a copy in {place}</source>
        <translation>{file}（{age}前）在 {place} 有副本</translation>
    </message>
    <message>
        <source>No copies elsewhere are made of the backups in {folder}</source>
        <translation>{folder} 中的备份未设置异地副本</translation>
    </message>
    <message>
        <source>The newest backup with a copy elsewhere is {age} old; allowed are {limit}</source>
        <translation>有异地副本的最新备份已有 {age}；允许 {limit}</translation>
    </message>
    <message>
        <source>{file} has no copy in {place}: {detail}</source>
        <translation>{file} 在 {place} 没有副本：{detail}</translation>
    </message>
    <message>
        <source>It has reached the phone ({detail}); whether somebody has seen it is not known</source>
        <translation>已送达手机（{detail}）；是否有人看到无从得知</translation>
    </message>
    <message>
        <source>The provider took it, but it did not reach the phone: {detail}</source>
        <translation>服务商已受理，但未送达手机：{detail}</translation>
    </message>
    <message>
        <source>{channel} has reached the phone of {contact} ({detail})</source>
        <translation>{channel} 已送达 {contact} 的手机（{detail}）</translation>
    </message>
    <message>
        <source>{contact} has had enough for now: not before {until}</source>
        <translation>{contact} 近期收到的消息已达上限：{until} 之后再发</translation>
    </message>
    <message>
        <source>The last run ended in order</source>
        <translation>上次运行正常结束</translation>
    </message>
    <message>
        <source>The run that began at {began} did not end in order; its journal was relived</source>
        <translation>始于 {began} 的运行未正常结束，已重放其日志账本</translation>
    </message>
    <message>
        <source>Back after the run that began at {began} and did not end in order</source>
        <translation>始于 {began} 的运行未正常结束，现已恢复运行</translation>
    </message>
    <message>
        <source>{name}, {bytes} bytes, SHA-256 {sha256}</source>
        <translation>{name}，{bytes} 字节，SHA-256 {sha256}</translation>
    </message>
    <message>
        <source>{name} is empty</source>
        <translation>{name} 是空文件</translation>
    </message>
    <message>
        <source>{name} is {bytes} bytes; at most {limit} are kept</source>
        <translation>{name} 有 {bytes} 字节，最多保存 {limit} 字节</translation>
    </message>
    <message>
        <source>{incident} has {limit} files already, more are not kept</source>
        <translation>{incident} 已有 {limit} 个附件，不再保存更多</translation>
    </message>
    <message>
        <source>A file needs a name of at most {limit} bytes, without a folder and without a dot in front</source>
        <translation>文件名不得为空，最长 {limit} 字节，不得含目录，也不得以点开头</translation>
    </message>
    <message>
        <source>{name} holds a password or key of the configuration; take it out first</source>
        <translation>{name} 含有配置中的密码或密钥，请先删去</translation>
    </message>
    <message>
        <source>{incident} has a file {name} already; give it another name</source>
        <translation>{incident} 已有名为 {name} 的附件，请换一个名称</translation>
    </message>
    <message>
        <source>The file cannot be kept: {reason}</source>
        <translation>无法保存该文件：{reason}</translation>
    </message>
    <message>
        <source>There is no attached file {sha256}</source>
        <translation>没有附件 {sha256}</translation>
    </message>
    <message>
        <source>The attached file {sha256} is not what it was any more</source>
        <translation>附件 {sha256} 的内容已被改变</translation>
    </message>
    <message>
        <source>Database {database} knows of no damage</source>
        <translation>数据库 {database} 未发现数据损坏</translation>
    </message>
    <message>
        <source>Sequence {sequence} stands at {last}, but {table} holds {highest} already: the next insert collides</source>
        <translation>序列 {sequence} 当前为 {last}，而 {table} 中已有 {highest}：下一次插入会冲突</translation>
    </message>
    <message>
        <source>{failures} pages of database {database} were damaged when they were read, the last at {at} UTC</source>
        <translation>读取数据库 {database} 时有 {failures} 个数据页已损坏，最近一次为 {at}（UTC）</translation>
    </message>
    <message>
        <source>A pooler answers at {target}: its sessions are shared, so a vacuum through it could not be held back or cancelled. Run VACUUM (FREEZE) at the server itself</source>
        <translation>{target} 处应答的是连接池代理：它的会话由多方共用，经它执行的 VACUUM 既无法限速也无法取消。请直接在数据库服务器上执行 VACUUM (FREEZE)</translation>
    </message>
    <message>
        <source>{folder} cannot be used for backups: {detail}</source>
        <translation>{folder} 无法用于备份：{detail}</translation>
    </message>
    <message>
        <source>Another backup is being worked on in {folder}</source>
        <translation>{folder} 中正在进行另一个备份任务</translation>
    </message>
    <message>
        <source>{program} failed: {detail}</source>
        <translation>{program} 失败：{detail}</translation>
    </message>
    <message>
        <source>{program} cannot be started; it comes with postgresql-client</source>
        <translation>无法启动 {program}，请安装 postgresql-client</translation>
    </message>
    <message>
        <source>The backup was called off; nothing half done is left</source>
        <translation>备份已取消，没有留下半成品</translation>
    </message>
    <message>
        <source>The backup was not done within {limit}</source>
        <translation>备份未能在 {limit} 内完成</translation>
    </message>
    <message>
        <source>There is no backup {backup}</source>
        <translation>没有备份 {backup}</translation>
    </message>
    <message>
        <source>{file} is no backup of this database: {detail}</source>
        <translation>{file} 不是本数据库的备份：{detail}</translation>
    </message>
    <message>
        <source>{file} was written by another version: {detail}</source>
        <translation>{file} 由其他版本写入：{detail}</translation>
    </message>
    <message>
        <source>{file} was restored and is not what was backed up: {detail}</source>
        <translation>{file} 恢复后与备份时的内容不一致：{detail}</translation>
    </message>
    <message>
        <source>{backup} was never restored to see whether it is whole</source>
        <translation>{backup} 从未通过恢复验证是否完整</translation>
    </message>
    <message>
        <source>What is there does not do for going back to a point in time: {detail}</source>
        <translation>现有文件不足以恢复到指定时间点：{detail}</translation>
    </message>
    <message>
        <source>The archived log does not lead to that time: {detail}</source>
        <translation>归档日志到不了该时间点：{detail}</translation>
    </message>
    <message>
        <source>The PostgreSQL server that the base backup needs cannot be started here: {text}</source>
        <translation>无法在此启动基础备份所需的 PostgreSQL 服务程序：{text}</translation>
    </message>
    <message>
        <source>{database} is there already</source>
        <translation>{database} 已存在</translation>
    </message>
    <message>
        <source>{database} is in use by {who}</source>
        <translation>{database} 正被 {who} 使用</translation>
    </message>
    <message>
        <source>The key of the backups does not do for {file}: {detail}</source>
        <translation>备份密钥不适用于 {file}：{detail}</translation>
    </message>
    <message>
        <source>The database server refused: {detail}</source>
        <translation>数据库服务器拒绝：{detail}</translation>
    </message>
    <message>
        <source>No upkeep is overdue</source>
        <translation>没有逾期的例行维护</translation>
    </message>
    <message>
        <source>No backup was restored and compared in time: overdue for {late}; other overdue tasks: {others}</source>
        <translation>未按时恢复并比对备份：逾期 {late}；另有 {others} 项逾期</translation>
    </message>
    <message>
        <source>No backup got a copy elsewhere in time: overdue for {late}; other overdue tasks: {others}</source>
        <translation>未按时制作异地副本：逾期 {late}；另有 {others} 项逾期</translation>
    </message>
    <message>
        <source>The performance report is overdue for {late}; other overdue tasks: {others}</source>
        <translation>性能报告逾期 {late}；另有 {others} 项逾期</translation>
    </message>
    <message>
        <source>Security updates of this machine are overdue for {late}; other overdue tasks: {others}</source>
        <translation>本机安全更新逾期 {late}；另有 {others} 项逾期</translation>
    </message>
    <message>
        <source>Looking through who may do what is overdue for {late}; other overdue tasks: {others}</source>
        <translation>访问权限审计逾期 {late}；另有 {others} 项逾期</translation>
    </message>
    <message>
        <source>The calendar of this configuration does not ask for {task}</source>
        <translation>当前配置的维护日历没有 {task} 这一项</translation>
    </message>
    <message>
        <source>{task} is not noted by hand: QCAT sees by itself when it is done, with {way}</source>
        <translation>{task} 不能手动登记：完成后 QCAT 会自行识别，请用 {way}</translation>
    </message>
    <message>
        <source>{count} P0 drills passed on version {version}</source>
        <translation>{count} 项 P0 演练已在版本 {version} 上通过</translation>
    </message>
    <message>
        <source>P0 drills that did not pass on version {version}: {faults}</source>
        <translation>尚未在版本 {version} 上通过的 P0 演练：{faults}</translation>
    </message>
    <message>
        <source>No P0 fault that is watched here has a drill</source>
        <translation>此处监控的 P0 故障都没有演练</translation>
    </message>
    <message>
        <source>A backup was restored and compared {age} ago</source>
        <translation>{age} 前已恢复并比对备份</translation>
    </message>
    <message>
        <source>No backup was restored and compared within {limit}</source>
        <translation>{limit} 内没有恢复并比对过备份</translation>
    </message>
    <message>
        <source>Somebody who was called on a phone answered {age} ago</source>
        <translation>{age} 前有人接听电话并应答</translation>
    </message>
    <message>
        <source>Nobody who was called on a phone answered within {limit}</source>
        <translation>{limit} 内没有人通过电话应答</translation>
    </message>
    <message>
        <source>No key or password is too old</source>
        <translation>没有过期的密钥或密码</translation>
    </message>
    <message>
        <source>A key or password is too old, or their age is not watched</source>
        <translation>有密钥或密码过期，或未监控其使用时间</translation>
    </message>
    <message>
        <source>The system clock is right</source>
        <translation>系统时钟准确</translation>
    </message>
    <message>
        <source>The system clock is not right, or is not watched</source>
        <translation>系统时钟不准确，或未被监控</translation>
    </message>
    <message>
        <source>Real money is not traded without its licence; missing: {points}</source>
        <translation>未满足实盘准入，不允许实盘交易；缺少：{points}</translation>
    </message>
    <message>
        <source>Real money: halted until it is resumed by hand, which needs the live licence</source>
        <translation>实盘：已停止，需满足实盘准入后由人工恢复</translation>
    </message>
    <message>
        <source>{by} lets real money be traded without the licence</source>
        <translation>{by} 以应急授权允许在未满足准入时实盘交易</translation>
    </message>
    <message>
        <source>Paper money is traded here: no licence is needed</source>
        <translation>此处为模拟交易，无需实盘准入</translation>
    </message>
    <message>
        <source>{incident} is only suspected: it gets a number, and can be worked on, when it opens</source>
        <translation>{incident} 尚为疑似：正式开单后才有编号，才能处理</translation>
    </message>
    <message>
        <source>The system clock is right within {offset}, as {source} says</source>
        <translation>系统时钟误差在 {offset} 以内（据 {source}）</translation>
    </message>
    <message>
        <source>{source} runs and does not keep the system clock right yet</source>
        <translation>{source} 在运行，但尚未校准系统时钟</translation>
    </message>
    <message>
        <source>No time service keeps the system clock right: chrony, systemd-timesyncd and ntpd do not run here</source>
        <translation>没有时间服务校准系统时钟：本机未运行 chrony、systemd-timesyncd 或 ntpd</translation>
    </message>
    <message>
        <source>QCAT stopped in order and was started again</source>
        <translation>QCAT 已按顺序停止并重新启动</translation>
    </message>
    <message>
        <source>{positions} positions are open, none of them without a stop at the venue</source>
        <translation>共 {positions} 个持仓，在交易所均有止损单</translation>
    </message>
    <message>
        <source>{bare} of {positions} positions have no stop at the venue</source>
        <translation>{positions} 个持仓中有 {bare} 个在交易所没有止损单</translation>
    </message>
    <message>
        <source>The store holds all {rows} rows that the journals explain</source>
        <translation>存储包含日志账本可解释的全部 {rows} 行</translation>
    </message>
    <message>
        <source>{missing} rows that the journals explain are missing in the store, {wrong} are wrong</source>
        <translation>存储中缺少日志账本可解释的 {missing} 行，另有 {wrong} 行不正确</translation>
    </message>
    <message>
        <source>Journal and store cannot be compared: {detail}</source>
        <translation>无法比对日志账本与存储：{detail}</translation>
    </message>
    <message>
        <source>{rows} rows of {journals} journals were written to the store again</source>
        <translation>已将 {journals} 个日志账本的 {rows} 行重新写入存储</translation>
    </message>
    <message>
        <source>{incident} is not over: {probe} still sees it ({said}, {age} ago). Take its runbook; meanwhile give it an owner or silence it</source>
        <translation>{incident} 尚未结束：{probe} 仍检测到它（{said}，{age} 前）。请执行其处理预案；其间可指定负责人或将其静默</translation>
    </message>
    <message>
        <source>There is no way configured to {verb} {target}: set {unit} or {key}</source>
        <translation>没有为 {target} 配置 {verb} 的方式：请设置 {unit} 或 {key}</translation>
    </message>
    <message>
        <source>{target} is no unit of systemd: {unit} names none</source>
        <translation>{target} 不是 systemd 单元：{unit} 没有指明</translation>
    </message>
    <message>
        <source>The venue takes no orders</source>
        <translation>交易所不接受委托</translation>
    </message>
    <message>
        <source>The venue did not answer</source>
        <translation>交易所没有应答</translation>
    </message>
    <message>
        <source>The venue rejected {count} orders within {within}, the last one: {reason}</source>
        <translation>交易所在 {within} 内拒绝了 {count} 笔委托，最后一笔的原因：{reason}</translation>
    </message>
    <message>
        <source>{file} is damaged: {detail}</source>
        <translation>{file} 已损坏：{detail}</translation>
    </message>
    <message>
        <source>{file} was cut: what stood in it is gone</source>
        <translation>{file} 被截断：原有内容已不存在</translation>
    </message>
    <message>
        <source>{file} is not there (any more); waiting for it</source>
        <translation>{file} 不存在（或已被移走），正在等待</translation>
    </message>
    <message>
        <source>“{pattern}” cannot be looked for: {detail}</source>
        <translation>无法查找“{pattern}”：{detail}</translation>
    </message>
    <message>
        <source>{file} was not written: {detail}</source>
        <translation>{file} 未写入：{detail}</translation>
    </message>
    <message>
        <source>The look at the log was called off</source>
        <translation>日志读取已取消</translation>
    </message>
    <message>
        <source>What is usual is being learned from {metrics} figures</source>
        <translation>正在根据 {metrics} 项指标学习平常水平</translation>
    </message>
    <message>
        <source>{metrics} figures are as usual at this hour of the week</source>
        <translation>{metrics} 项指标与一周中这一时段的平常水平一致</translation>
    </message>
    <message>
        <source>{metric} has crept to {trend} over the last hour; usual is {usual}</source>
        <translation>{metric} 在过去一小时内逐渐升至 {trend}；平常为 {usual}</translation>
    </message>
    <message>
        <source>QCAT itself stands still: {metric} is {value}, usual is {usual}; also: {others}</source>
        <translation>QCAT 自身出现停顿：{metric} 为 {value}，平常为 {usual}；同时异常：{others}</translation>
    </message>
    <message>
        <source>The disk is slow: {metric} is {value}, usual is {usual}; also: {others}</source>
        <translation>磁盘缓慢：{metric} 为 {value}，平常为 {usual}；同时异常：{others}</translation>
    </message>
    <message>
        <source>The database is slow: {metric} is {value}, usual is {usual}; also: {others}</source>
        <translation>数据库缓慢：{metric} 为 {value}，平常为 {usual}；同时异常：{others}</translation>
    </message>
    <message>
        <source>Redis is slow: {metric} is {value}, usual is {usual}; also: {others}</source>
        <translation>Redis 缓慢：{metric} 为 {value}，平常为 {usual}；同时异常：{others}</translation>
    </message>
    <message>
        <source>The venue is slow: {metric} is {value}, usual is {usual}; also: {others}</source>
        <translation>交易所缓慢：{metric} 为 {value}，平常为 {usual}；同时异常：{others}</translation>
    </message>
    <message>
        <source>Market data come late: {metric} is {value}, usual is {usual}; also: {others}</source>
        <translation>行情迟到：{metric} 为 {value}，平常为 {usual}；同时异常：{others}</translation>
    </message>
    <message>
        <source>The API is slow: {metric} is {value}, usual is {usual}; also: {others}</source>
        <translation>接口缓慢：{metric} 为 {value}，平常为 {usual}；同时异常：{others}</translation>
    </message>
    <message>
        <source>Orders go out late: {metric} is {value}, usual is {usual}; also: {others}</source>
        <translation>委托发出偏晚：{metric} 为 {value}，平常为 {usual}；同时异常：{others}</translation>
    </message>
    <message>
        <source>What is usual is learned anew; what it was is kept as {file}</source>
        <translation>正在重新学习平常水平；原有基线保存为 {file}</translation>
    </message>
    <message>
        <source>Step {step} cannot be taken back: {why}</source>
        <translation>步骤 {step} 无法撤销：{why}</translation>
    </message>
    <message>
        <source>Step {step} is not taken back by itself: {how}</source>
        <translation>步骤 {step} 不能自动撤销：{how}</translation>
    </message>
    <message>
        <source>Step {step} was not done: there is nothing to take back</source>
        <translation>步骤 {step} 没有执行过，无可撤销</translation>
    </message>
    <message>
        <source>Step {step} is taken back by {run} already</source>
        <translation>步骤 {step} 已由 {run} 撤销</translation>
    </message>
    <message>
        <source>{run} took something back: start the runbook again instead</source>
        <translation>{run} 本身就是撤销操作：请改为重新执行预案</translation>
    </message>
    <message>
        <source>{run} took step {step} of {of} back</source>
        <translation>{run} 撤销了 {of} 的步骤 {step}</translation>
    </message>
    <message>
        <source>{used} of {limit} of memory in use</source>
        <translation>内存已用 {used}，上限 {limit}</translation>
    </message>
    <message>
        <source>Memory is scarce, {used} of {limit}: {given_up} of {of} kinds that can be done without are given up until there is room</source>
        <translation>内存紧张，已用 {used} / {limit}：可以不占用的 {of} 类中已释放 {given_up} 类，有余量后恢复</translation>
    </message>
    <message>
        <source>{used} of {limit} of memory in use, and all that can be given up is; a safe restart comes last</source>
        <translation>内存已用 {used} / {limit}，能释放的均已释放；最后的办法是安全重启</translation>
    </message>
    <message>
        <source>The kernel does not tell what this process takes of memory</source>
        <translation>内核未提供本进程的内存占用</translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message>
        <source>%1 s</source>
        <comment>age in seconds</comment>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min</source>
        <comment>age in minutes</comment>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 h</source>
        <comment>age in hours</comment>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%1 d</source>
        <comment>age in days</comment>
        <translation>%1 天</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 分 %2 秒</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 小时 %2 分</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1 天 %2 小时</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>percent</comment>
        <translation>%1%</translation>
    </message>
</context>
<context>
    <name>Headline</name>
    <message>
        <source>Trading has not started yet</source>
        <translation>交易尚未开始</translation>
    </message>
    <message>
        <source>Trading goes on, recording waits</source>
        <translation>交易继续，记录等待写入</translation>
    </message>
    <message>
        <source>Trading goes on</source>
        <translation>交易继续</translation>
    </message>
    <message>
        <source>Only reducing orders are sent</source>
        <translation>只发送减仓委托</translation>
    </message>
    <message>
        <source>Trading is halted</source>
        <translation>交易已停止</translation>
    </message>
    <message>
        <source>Read only: another engine commands this account</source>
        <translation>只读：另一个引擎正在控制该账户</translation>
    </message>
    <message>
        <source>%1 is down for %2</source>
        <comment>component, duration</comment>
        <translation>%1 已中断 %2</translation>
    </message>
    <message>
        <source>%1, for %2</source>
        <comment>fault, duration</comment>
        <translation>%1，已持续 %2</translation>
    </message>
    <message>
        <source>%1 records wait for the database (%2 of the spool)</source>
        <translation>%1 条记录等待写入数据库（暂存空间 %2）</translation>
    </message>
    <message numerus="yes">
        <source>%n component(s) watched</source>
        <translation>
            <numerusform>监视 %n 个组件</numerusform>
        </translation>
    </message>
    <message>
        <source>Trading goes on, nothing is broken</source>
        <translation>交易继续，一切正常</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>trading, reason</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>who, reason</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>as before the restart, the reason that was given</comment>
        <translation>%1（%2）</translation>
    </message>
</context>
<context>
    <name>IncidentView</name>
    <message numerus="yes">
        <source>%n open order(s)</source>
        <translation>
            <numerusform>%n 笔当前委托</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n position(s)</source>
        <translation>
            <numerusform>%n 个持仓</numerusform>
        </translation>
    </message>
    <message>
        <source>gross %1</source>
        <translation>总敞口 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) of unknown fate</source>
        <translation>
            <numerusform>%n 笔委托状态未知</numerusform>
        </translation>
    </message>
    <message>
        <source>exposure unknown; last known: %1</source>
        <translation>敞口未知；上次已知：%1</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <comment>spool full in 47 min</comment>
        <translation>%2 后%1</translation>
    </message>
    <message>
        <source>%1 now</source>
        <comment>spool full now</comment>
        <translation>现在%1</translation>
    </message>
    <message>
        <source>recovered, resolves in %1</source>
        <translation>已恢复，%1 后解决</translation>
    </message>
    <message>
        <source>in maintenance</source>
        <translation>维护中</translation>
    </message>
    <message>
        <source>silenced</source>
        <translation>已静默</translation>
    </message>
    <message>
        <source>%1 until %2</source>
        <comment>silenced, a time</comment>
        <translation>%1至 %2</translation>
    </message>
    <message>
        <source>waits for %1</source>
        <comment>an incident&apos;s id</comment>
        <translation>等待 %1</translation>
    </message>
    <message>
        <source>comes and goes</source>
        <translation>反复出现</translation>
    </message>
    <message numerus="yes">
        <source>%n without a stop at the venue</source>
        <comment>positions</comment>
        <translation>
            <numerusform>%n 个持仓在交易所没有止损单</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KeepingWords</name>
    <message>
        <source>damaged: bytes are missing</source>
        <translation>已损坏：数据不完整</translation>
    </message>
    <message>
        <source>never restored</source>
        <translation>从未恢复验证</translation>
    </message>
    <message>
        <source>restored and compared in %1</source>
        <translation>已恢复并比对，用时 %1</translation>
    </message>
    <message>
        <source>none asked for</source>
        <translation>未要求</translation>
    </message>
    <message>
        <source>missing in %1</source>
        <translation>%1 中没有</translation>
    </message>
    <message>
        <source>plain</source>
        <comment>a backup that is not encrypted</comment>
        <translation>未加密</translation>
    </message>
    <message>
        <source>key %1</source>
        <translation>密钥 %1</translation>
    </message>
    <message>
        <source>overdue for %1</source>
        <translation>逾期 %1</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>%1后</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从未</translation>
    </message>
    <message>
        <source>seen by QCAT</source>
        <translation>QCAT 自行识别</translation>
    </message>
    <message>
        <source>Test of the alert channels</source>
        <translation>告警通道测试</translation>
    </message>
    <message>
        <source>Restore test</source>
        <translation>恢复测试</translation>
    </message>
    <message>
        <source>Copy of a backup elsewhere</source>
        <translation>备份异地副本</translation>
    </message>
    <message>
        <source>Performance report</source>
        <translation>性能报告</translation>
    </message>
    <message>
        <source>Security updates of this machine</source>
        <translation>本机安全更新</translation>
    </message>
    <message>
        <source>Access audit</source>
        <translation>访问权限审计</translation>
    </message>
    <message>
        <source>Change of keys and passwords</source>
        <translation>密钥与密码轮换</translation>
    </message>
</context>
<context>
    <name>LogFilter</name>
    <message>
        <source>without %1</source>
        <translation>不含 %1</translation>
    </message>
</context>
<context>
    <name>LogLevel</name>
    <message>
        <source>No level</source>
        <translation>无级别</translation>
    </message>
    <message>
        <source>Trace</source>
        <translation>跟踪</translation>
    </message>
    <message>
        <source>Debug</source>
        <translation>调试</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>信息</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>严重</translation>
    </message>
</context>
<context>
    <name>LogPainter</name>
    <message>
        <source>(gone: the file was cut or damaged since)</source>
        <translation>（已不存在：文件此后被截断或损坏）</translation>
    </message>
</context>
<context>
    <name>ManualWords</name>
    <message>
        <source>a step</source>
        <translation>即为步骤</translation>
    </message>
    <message>
        <source>replaced by</source>
        <translation>改用</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>不执行</translation>
    </message>
    <message>
        <source>to come</source>
        <translation>待实现</translation>
    </message>
    <message>
        <source>Typed on a server as it is printed: works.</source>
        <translation>在服务器上按原样输入：可用。</translation>
    </message>
    <message>
        <source>Typed on a server as it is printed: works, and goes on until it is ended.</source>
        <translation>在服务器上按原样输入：可用，需手工结束。</translation>
    </message>
    <message>
        <source>Not to be typed on a server; instead: %1</source>
        <translation>请勿在服务器上按原样输入，改用：%1</translation>
    </message>
</context>
<context>
    <name>Memory</name>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>%1, given up</source>
        <comment>bytes</comment>
        <translation>%1，已释放</translation>
    </message>
</context>
<context>
    <name>PerformanceVerdicts</name>
    <message>
        <source>since %1</source>
        <translation>自 %1 起</translation>
    </message>
    <message>
        <source>%1 of this hour of the week</source>
        <comment>intervals</comment>
        <translation>一周中这一时段的 %1 个</translation>
    </message>
    <message>
        <source>%1 of the last hours</source>
        <comment>intervals</comment>
        <translation>最近几小时的 %1 个</translation>
    </message>
    <message>
        <source>%1 cores</source>
        <comment>of a processor</comment>
        <translation>%1 核</translation>
    </message>
    <message>
        <source>Nothing was measured yet</source>
        <translation>尚无测量数据</translation>
    </message>
    <message>
        <source>The first figures come with the end of the first interval. While a recording is replayed none do.</source>
        <translation>第一个周期结束时出现首批指标。回放录制数据期间没有指标。</translation>
    </message>
    <message numerus="yes">
        <source>%n figure(s) are not as usual</source>
        <translation>
            <numerusform>%n 项指标异常</numerusform>
        </translation>
    </message>
    <message>
        <source>What is usual is being learned</source>
        <translation>正在学习平常水平</translation>
    </message>
    <message>
        <source>As usual at this hour</source>
        <translation>与这一时段的平常水平一致</translation>
    </message>
    <message>
        <source>A figure drifts</source>
        <translation>有指标在漂移</translation>
    </message>
    <message>
        <source>learned since %1</source>
        <translation>自 %1 开始学习</translation>
    </message>
    <message>
        <source>%1 old, taken every %2</source>
        <translation>%1 前的数据，每 %2 采集一次</translation>
    </message>
    <message>
        <source>before the reset: %1</source>
        <comment>a file</comment>
        <translation>重置前的副本：%1</translation>
    </message>
</context>
<context>
    <name>PerformanceWords</name>
    <message>
        <source>Orders: frame to order</source>
        <translation>委托：从行情到委托</translation>
    </message>
    <message>
        <source>Orders: waiting for the engine</source>
        <translation>委托：等待引擎</translation>
    </message>
    <message>
        <source>Orders: decoding the frame</source>
        <translation>委托：解码行情</translation>
    </message>
    <message>
        <source>Orders: matching at the venue</source>
        <translation>委托：交易所撮合</translation>
    </message>
    <message>
        <source>Orders: writing the event down</source>
        <translation>委托：记录事件</translation>
    </message>
    <message>
        <source>Orders: book, strategies, risk</source>
        <translation>委托：订单簿、策略、风控</translation>
    </message>
    <message>
        <source>Orders: journal to disk</source>
        <translation>委托：账本落盘</translation>
    </message>
    <message>
        <source>Orders: handing to the venue</source>
        <translation>委托：递交交易所</translation>
    </message>
    <message>
        <source>Round trip to the venue</source>
        <translation>到交易所的往返时间</translation>
    </message>
    <message>
        <source>Longest standstill of QCAT</source>
        <translation>QCAT 最长停顿</translation>
    </message>
    <message>
        <source>Processor time of QCAT</source>
        <translation>QCAT 的处理器用量</translation>
    </message>
    <message>
        <source>Silence of the engine thread</source>
        <translation>引擎线程的静默时长</translation>
    </message>
    <message>
        <source>Age of the market data</source>
        <translation>行情数据的时延</translation>
    </message>
    <message>
        <source>Answer of PostgreSQL</source>
        <translation>PostgreSQL 应答时间</translation>
    </message>
    <message>
        <source>Answer of Redis</source>
        <translation>Redis 应答时间</translation>
    </message>
    <message>
        <source>PostgreSQL connections: held for</source>
        <translation>PostgreSQL 连接：占用时长</translation>
    </message>
    <message>
        <source>PostgreSQL connections: waited for</source>
        <translation>PostgreSQL 连接：等待时长</translation>
    </message>
    <message>
        <source>Redis connections: held for</source>
        <translation>Redis 连接：占用时长</translation>
    </message>
    <message>
        <source>Redis connections: waited for</source>
        <translation>Redis 连接：等待时长</translation>
    </message>
    <message>
        <source>Answer of our own API</source>
        <translation>本系统接口应答时间</translation>
    </message>
    <message>
        <source>Requests to the API</source>
        <translation>接口请求</translation>
    </message>
    <message>
        <source>Share of time all waited for the disk</source>
        <translation>全部任务等待磁盘的时间占比</translation>
    </message>
    <message>
        <source>waiting for the engine</source>
        <translation>等待引擎</translation>
    </message>
    <message>
        <source>decoding the frame</source>
        <translation>解码行情</translation>
    </message>
    <message>
        <source>matching at the venue</source>
        <translation>交易所撮合</translation>
    </message>
    <message>
        <source>writing the event down</source>
        <translation>记录事件</translation>
    </message>
    <message>
        <source>book, strategies, risk</source>
        <translation>订单簿、策略、风控</translation>
    </message>
    <message>
        <source>journal to disk</source>
        <translation>账本落盘</translation>
    </message>
    <message>
        <source>handing to the venue</source>
        <translation>递交交易所</translation>
    </message>
    <message>
        <source>QCAT itself</source>
        <comment>where a figure is made</comment>
        <translation>QCAT 自身</translation>
    </message>
    <message>
        <source>Disk</source>
        <comment>where a figure is made</comment>
        <translation>磁盘</translation>
    </message>
    <message>
        <source>Database</source>
        <comment>where a figure is made</comment>
        <translation>数据库</translation>
    </message>
    <message>
        <source>Redis</source>
        <comment>where a figure is made</comment>
        <translation>Redis</translation>
    </message>
    <message>
        <source>Venue</source>
        <comment>where a figure is made</comment>
        <translation>交易所</translation>
    </message>
    <message>
        <source>Market data</source>
        <comment>where a figure is made</comment>
        <translation>行情</translation>
    </message>
    <message>
        <source>API</source>
        <comment>where a figure is made</comment>
        <translation>接口</translation>
    </message>
    <message>
        <source>Engine</source>
        <comment>where a figure is made</comment>
        <translation>引擎</translation>
    </message>
    <message>
        <source>learning</source>
        <comment>a baseline</comment>
        <translation>学习中</translation>
    </message>
    <message>
        <source>as usual</source>
        <comment>a baseline</comment>
        <translation>正常</translation>
    </message>
    <message>
        <source>above, once</source>
        <comment>a baseline</comment>
        <translation>超限一次</translation>
    </message>
    <message>
        <source>not as usual</source>
        <comment>a baseline</comment>
        <translation>异常</translation>
    </message>
    <message>
        <source>drifting</source>
        <comment>a baseline</comment>
        <translation>漂移</translation>
    </message>
</context>
<context>
    <name>RankingWords</name>
    <message>
        <source>it is open</source>
        <translation>故障已开启</translation>
    </message>
    <message>
        <source>suspected</source>
        <translation>疑似</translation>
    </message>
    <message>
        <source>its sign is seen</source>
        <translation>已见其征兆</translation>
    </message>
    <message>
        <source>its part is broken</source>
        <translation>相关部件已损坏</translation>
    </message>
    <message>
        <source>its part is in trouble</source>
        <translation>相关部件有异常</translation>
    </message>
    <message>
        <source>its part is unknown</source>
        <translation>相关部件状态未知</translation>
    </message>
    <message>
        <source>what it stands on is broken</source>
        <translation>其依赖的部件已损坏</translation>
    </message>
    <message>
        <source>nothing seen</source>
        <translation>未见征兆</translation>
    </message>
</context>
<context>
    <name>Resume</name>
    <message>
        <source>The engine was last heard %1 ago</source>
        <translation>交易引擎上次响应在 %1前</translation>
    </message>
    <message>
        <source>The engine answers, figures are %1 old</source>
        <translation>交易引擎有响应，数据为 %1前</translation>
    </message>
    <message>
        <source>Another engine commands this account</source>
        <translation>另一个引擎正在控制该账户</translation>
    </message>
    <message>
        <source>This engine commands the account</source>
        <translation>本引擎控制该账户</translation>
    </message>
    <message numerus="yes">
        <source>The fate of %n order(s) is unknown</source>
        <translation>
            <numerusform>%n 笔委托状态未知</numerusform>
        </translation>
    </message>
    <message>
        <source>The fate of every order is known</source>
        <translation>所有委托状态明确</translation>
    </message>
    <message>
        <source>No order book yet</source>
        <translation>尚无订单簿</translation>
    </message>
    <message>
        <source>Order book not live: %1</source>
        <translation>订单簿非实时：%1</translation>
    </message>
    <message>
        <source>Every order book is live</source>
        <translation>所有订单簿均为实时</translation>
    </message>
    <message numerus="yes">
        <source>%n critical incident(s) open</source>
        <translation>
            <numerusform>%n 个紧急故障单未关闭</numerusform>
        </translation>
    </message>
    <message>
        <source>No critical incident is open</source>
        <translation>没有未关闭的紧急故障单</translation>
    </message>
    <message numerus="yes">
        <source>%n position(s) without a stop at the venue</source>
        <translation>
            <numerusform>%n 个持仓在交易所没有止损单</numerusform>
        </translation>
    </message>
    <message>
        <source>Every position has its stop at the venue</source>
        <translation>所有持仓在交易所均有止损单</translation>
    </message>
    <message>
        <source>The glass is broken by %1: %2</source>
        <translation>%1 已使用应急授权：%2</translation>
    </message>
</context>
<context>
    <name>Safety</name>
    <message>
        <source>%1 · %2×</source>
        <comment>gross exposure and leverage</comment>
        <translation>%1 · %2 倍</translation>
    </message>
    <message>
        <source>data</source>
        <comment>market data</comment>
        <translation>行情</translation>
    </message>
    <message>
        <source>No market data yet</source>
        <translation>尚无行情数据</translation>
    </message>
    <message>
        <source>%1: order book %2, last changed %3 ago</source>
        <translation>%1：订单簿%2，上次变动在 %3前</translation>
    </message>
    <message>
        <source>degraded</source>
        <comment>a component, in the middle of a line</comment>
        <translation>降级</translation>
    </message>
    <message>
        <source>down</source>
        <comment>a component, in the middle of a line</comment>
        <translation>中断</translation>
    </message>
    <message>
        <source>unknown</source>
        <comment>a component, in the middle of a line</comment>
        <translation>未知</translation>
    </message>
    <message>
        <source>unknown for %1</source>
        <translation>未知 %1</translation>
    </message>
    <message>
        <source>%1
measured %2 ago</source>
        <translation>%1
测量于 %2前</translation>
    </message>
    <message>
        <source>%1: figures as they were %2 ago</source>
        <translation>%1：显示的是 %2前的数据</translation>
    </message>
    <message>
        <source>no news from the engine for %1: figures are old</source>
        <translation>交易引擎已 %1无更新：数据过时</translation>
    </message>
    <message>
        <source>LIVE</source>
        <comment>trading with real money</comment>
        <translation>实盘</translation>
    </message>
    <message>
        <source>PAPER</source>
        <comment>simulated trading</comment>
        <translation>模拟</translation>
    </message>
</context>
<context>
    <name>SecretWords</name>
    <message>
        <source>overdue: replace it</source>
        <translation>已逾期：请更换</translation>
    </message>
    <message>
        <source>good</source>
        <comment>a secret</comment>
        <translation>正常</translation>
    </message>
</context>
<context>
    <name>Section</name>
    <message>
        <source>not asked yet</source>
        <translation>尚未查询</translation>
    </message>
    <message>
        <source>stale: %1 old</source>
        <translation>过期：%1 前</translation>
    </message>
    <message>
        <source>%1 old</source>
        <translation>%1 前</translation>
    </message>
    <message>
        <source>%1 · %2 old</source>
        <translation>%1 · %2 前</translation>
    </message>
    <message>
        <source>%1 · these figures are %2 old</source>
        <translation>%1 · 以下数据为 %2 前</translation>
    </message>
</context>
<context>
    <name>SilenceWords</name>
    <message>
        <source>In force</source>
        <translation>生效中</translation>
    </message>
    <message>
        <source>Waits for approval</source>
        <translation>待审批</translation>
    </message>
    <message>
        <source>Begins later</source>
        <translation>尚未开始</translation>
    </message>
    <message>
        <source>Over</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>Maintenance window</source>
        <translation>维护窗口</translation>
    </message>
    <message>
        <source>Silence</source>
        <translation>静默</translation>
    </message>
    <message>
        <source>not needed</source>
        <translation>无需</translation>
    </message>
    <message>
        <source>break-glass; called: %1</source>
        <translation>应急授权；已致电：%1</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>缺少</translation>
    </message>
    <message>
        <source>fault %1</source>
        <translation>故障类型 %1</translation>
    </message>
    <message>
        <source>P%1 and below</source>
        <comment>severity</comment>
        <translation>P%1 及以下</translation>
    </message>
</context>
<context>
    <name>StartFailure</name>
    <message>
        <source>qcat --validate names every mistake with its file and line. Mend them, then start again.</source>
        <translation>用 qcat --validate 可列出每处错误的文件和行号。改正后重新启动。</translation>
    </message>
    <message>
        <source>Look at the engine that runs, or end it first. Two engines on one folder would trade against each other.</source>
        <translation>请查看正在运行的引擎，或先将其停止。两个引擎共用一个目录会互相冲突下单。</translation>
    </message>
    <message>
        <source>Give this user the right to write there, free the disk, or name another folder with --data-dir or app.data_dir.</source>
        <translation>请授予当前用户写权限、释放磁盘空间，或用 --data-dir 或 app.data_dir 指定其他目录。</translation>
    </message>
    <message>
        <source>If it is a QCAT, look at it. Otherwise end the program that holds the port, or choose another with --port or server.port.</source>
        <translation>如果占用者是 QCAT，可直接查看它；否则请停止占用端口的程序，或用 --port 或 server.port 换一个端口。</translation>
    </message>
    <message>
        <source>Give this user the right to write there, free the disk, or name another file in logging.file.</source>
        <translation>请授予当前用户写权限、释放磁盘空间，或在 logging.file 中指定其他文件。</translation>
    </message>
    <message>
        <source>Write the address as http://host:port.</source>
        <translation>地址请写成 http://主机:端口。</translation>
    </message>
    <message>
        <source>Run as the user whose engine it is, or name the token file with --token-file.</source>
        <translation>请以引擎所属用户运行，或用 --token-file 指定令牌文件。</translation>
    </message>
    <message>
        <source>Read the end of qcat.log in the data folder, mend the cause and start again. Orders that rest at the venue stay there meanwhile.</source>
        <translation>请查看数据目录中 qcat.log 的末尾，排除原因后重新启动。期间，挂在交易所的委托仍然有效。</translation>
    </message>
</context>
<context>
    <name>StatisticsWords</name>
    <message>
        <source>All</source>
        <comment>incidents</comment>
        <translation>全部</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>严重级别</translation>
    </message>
    <message>
        <source>Component</source>
        <translation>组件</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月份</translation>
    </message>
</context>
<context>
    <name>Table</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>Symbol</source>
        <translation>合约</translation>
    </message>
    <message>
        <source>Strategy</source>
        <translation>策略</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Filled</source>
        <translation>已成交</translation>
    </message>
    <message>
        <source>Queue ahead</source>
        <translation>前方排队</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>挂单时长</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Client order id</source>
        <translation>客户端委托号</translation>
    </message>
    <message>
        <source>Venue order id</source>
        <translation>交易所委托号</translation>
    </message>
    <message>
        <source>at venue</source>
        <comment>where the stop order rests</comment>
        <translation>在交易所</translation>
    </message>
    <message>
        <source>none</source>
        <comment>no stop order</comment>
        <translation>无</translation>
    </message>
    <message>
        <source>Long</source>
        <comment>position</comment>
        <translation>多</translation>
    </message>
    <message>
        <source>Short</source>
        <comment>position</comment>
        <translation>空</translation>
    </message>
    <message>
        <source>Entry price</source>
        <translation>开仓均价</translation>
    </message>
    <message>
        <source>Mark price</source>
        <translation>标记价格</translation>
    </message>
    <message>
        <source>Unrealised PnL</source>
        <translation>未实现盈亏</translation>
    </message>
    <message>
        <source>Realised PnL</source>
        <translation>已实现盈亏</translation>
    </message>
    <message>
        <source>To liquidation</source>
        <translation>距强平</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>止损</translation>
    </message>
    <message>
        <source>Fees</source>
        <translation>手续费</translation>
    </message>
    <message>
        <source>Fee</source>
        <translation>手续费</translation>
    </message>
    <message>
        <source>Liquidity</source>
        <translation>流动性</translation>
    </message>
    <message>
        <source>Trade id</source>
        <translation>成交号</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>enabled</source>
        <comment>strategy</comment>
        <translation>已启用</translation>
    </message>
    <message>
        <source>disabled</source>
        <comment>strategy</comment>
        <translation>已停用</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>委托</translation>
    </message>
    <message>
        <source>Fills</source>
        <translation>成交</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Stale</source>
        <comment>health</comment>
        <translation>数据过时</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>严重级别</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>故障类型</translation>
    </message>
    <message>
        <source>Component</source>
        <translation>组件</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>开始时间</translation>
    </message>
    <message>
        <source>Lasted</source>
        <translation>持续</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>故障单</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>解决时间</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>发现</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>测量值</translation>
    </message>
    <message>
        <source>Because of</source>
        <translation>起因</translation>
    </message>
    <message>
        <source>Stands on</source>
        <translation>依赖</translation>
    </message>
    <message>
        <source>Data age</source>
        <translation>距上次更新</translation>
    </message>
    <message>
        <source>deadlock</source>
        <comment>sessions that wait for each other</comment>
        <translation>死锁</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>连接数</translation>
    </message>
    <message>
        <source>Longest</source>
        <translation>最长</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>数据库</translation>
    </message>
    <message>
        <source>Application</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>Idle</source>
        <translation>空闲</translation>
    </message>
    <message>
        <source>Idle in transaction</source>
        <translation>事务中空闲</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>Waits for</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>on the processor</source>
        <comment>a session that does not wait</comment>
        <translation>在处理器上运行</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>Pid</source>
        <translation>进程号</translation>
    </message>
    <message>
        <source>Statement since</source>
        <translation>语句已运行</translation>
    </message>
    <message>
        <source>Transaction since</source>
        <translation>事务已持续</translation>
    </message>
    <message>
        <source>Locks held</source>
        <translation>持有锁</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>语句</translation>
    </message>
    <message>
        <source>Pid, below who blocks it</source>
        <translation>进程号（位于阻塞者之下）</translation>
    </message>
    <message>
        <source>Waiting for it</source>
        <translation>等待它的会话</translation>
    </message>
    <message>
        <source>For</source>
        <translation>持续</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>调用次数</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>I/O time</source>
        <translation>I/O 时间</translation>
    </message>
    <message>
        <source>Temporary files</source>
        <translation>临时文件</translation>
    </message>
    <message>
        <source>WAL</source>
        <translation>WAL</translation>
    </message>
    <message>
        <source>never</source>
        <comment>a table was vacuumed</comment>
        <translation>从未</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Growth</source>
        <translation>增长</translation>
    </message>
    <message>
        <source>Rows (estimate)</source>
        <translation>行数（估计）</translation>
    </message>
    <message>
        <source>Table itself</source>
        <translation>表本身</translation>
    </message>
    <message>
        <source>Indexes</source>
        <translation>索引</translation>
    </message>
    <message>
        <source>Long values</source>
        <translation>长字段</translation>
    </message>
    <message>
        <source>What</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>索引</translation>
    </message>
    <message>
        <source>Beside, or columns</source>
        <translation>对照索引或列</translation>
    </message>
    <message>
        <source>Found in memory</source>
        <translation>内存命中</translation>
    </message>
    <message>
        <source>Blocks read</source>
        <translation>读取块</translation>
    </message>
    <message>
        <source>Blocks found</source>
        <translation>命中块</translation>
    </message>
    <message>
        <source>Wasted (estimate)</source>
        <translation>浪费（估计）</translation>
    </message>
    <message>
        <source>Dead rows</source>
        <translation>死行</translation>
    </message>
    <message>
        <source>Autovacuum at</source>
        <translation>自动清理阈值</translation>
    </message>
    <message>
        <source>off</source>
        <comment>autovacuum</comment>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Live rows</source>
        <translation>活行</translation>
    </message>
    <message>
        <source>Last vacuum</source>
        <translation>上次清理</translation>
    </message>
    <message>
        <source>Last analyze</source>
        <translation>上次分析</translation>
    </message>
    <message>
        <source>Transactions left</source>
        <translation>剩余事务号</translation>
    </message>
    <message>
        <source>Oldest row, in transactions</source>
        <translation>最老行的事务年龄</translation>
    </message>
    <message>
        <source>Multixacts</source>
        <translation>多事务</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>当前</translation>
    </message>
    <message>
        <source>Suggested</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Computed from</source>
        <translation>计算依据</translation>
    </message>
    <message>
        <source>Standby</source>
        <translation>备库</translation>
    </message>
    <message>
        <source>Replay lag</source>
        <translation>回放延迟</translation>
    </message>
    <message>
        <source>Not replayed</source>
        <translation>未回放</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>未发送</translation>
    </message>
    <message>
        <source>Synchronous</source>
        <translation>同步</translation>
    </message>
    <message>
        <source>Replication slot</source>
        <translation>复制槽</translation>
    </message>
    <message>
        <source>WAL is</source>
        <translation>WAL 状态</translation>
    </message>
    <message>
        <source>WAL kept for it</source>
        <translation>为其保留的 WAL</translation>
    </message>
    <message>
        <source>Until it is lost</source>
        <translation>失效前余量</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>connections</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Pool</source>
        <translation>连接池</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>Wait, 99 of 100</source>
        <translation>等待（99%）</translation>
    </message>
    <message>
        <source>Gave up</source>
        <translation>放弃等待</translation>
    </message>
    <message>
        <source>Leaks</source>
        <translation>泄漏</translation>
    </message>
    <message>
        <source>New connections</source>
        <translation>新建连接</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Held for</source>
        <translation>已持有</translation>
    </message>
    <message>
        <source>leak</source>
        <comment>a connection that was not given back</comment>
        <translation>泄漏</translation>
    </message>
    <message>
        <source>Borrowed at</source>
        <translation>借出位置</translation>
    </message>
    <message>
        <source>Thread</source>
        <translation>线程</translation>
    </message>
    <message>
        <source>never expires</source>
        <comment>a key of Redis</comment>
        <translation>永不过期</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>耗时</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Client&apos;s name</source>
        <translation>客户端名称</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Last command</source>
        <translation>最近命令</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Unsent answers</source>
        <translation>未发送应答</translation>
    </message>
    <message>
        <source>Idle for</source>
        <translation>空闲时长</translation>
    </message>
    <message>
        <source>Connected for</source>
        <translation>连接时长</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>键数</translation>
    </message>
    <message>
        <source>Of them expire</source>
        <translation>其中会过期</translation>
    </message>
    <message>
        <source>Mean time to live</source>
        <translation>平均存活时间</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>键</translation>
    </message>
    <message>
        <source>Time to live</source>
        <translation>存活时间</translation>
    </message>
    <message>
        <source>hidden</source>
        <comment>the server does not show it to this role</comment>
        <translation>不可见</translation>
    </message>
    <message>
        <source>Funding</source>
        <translation>资金费</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>What delayed</source>
        <translation>延迟原因</translation>
    </message>
    <message>
        <source>Latest</source>
        <translation>最近一次</translation>
    </message>
    <message>
        <source>Worst</source>
        <translation>最长</translation>
    </message>
    <message>
        <source>Replica</source>
        <translation>副本</translation>
    </message>
    <message>
        <source>Last sign</source>
        <translation>最近响应</translation>
    </message>
    <message>
        <source>Offset</source>
        <translation>偏移量</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>Told</source>
        <translation>通知时间</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Session</source>
        <comment>what keeps vacuum back</comment>
        <translation>会话</translation>
    </message>
    <message>
        <source>Replication slot</source>
        <comment>what keeps vacuum back</comment>
        <translation>复制槽</translation>
    </message>
    <message>
        <source>Prepared transaction</source>
        <comment>what keeps vacuum back</comment>
        <translation>预备事务</translation>
    </message>
    <message>
        <source>Standby</source>
        <comment>what keeps vacuum back</comment>
        <translation>备库</translation>
    </message>
    <message>
        <source>Read by an index</source>
        <translation>经索引读取</translation>
    </message>
    <message>
        <source>By an index</source>
        <translation>索引扫描次数</translation>
    </message>
    <message>
        <source>From end to end</source>
        <translation>全表扫描次数</translation>
    </message>
    <message>
        <source>Rows read so</source>
        <translation>全表读取行数</translation>
    </message>
    <message>
        <source>Scanned</source>
        <translation>已扫描</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>进程号</translation>
    </message>
    <message>
        <source>Process or name</source>
        <translation>进程号或名称</translation>
    </message>
    <message>
        <source>Transactions back</source>
        <translation>滞后事务数</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Holds back</source>
        <translation>静默范围</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>至</translation>
    </message>
    <message>
        <source>Second person</source>
        <translation>第二人</translation>
    </message>
    <message>
        <source>From</source>
        <translation>自</translation>
    </message>
    <message>
        <source>Silence</source>
        <translation>静默</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Incidents</source>
        <translation>故障单</translation>
    </message>
    <message>
        <source>MTTD median</source>
        <translation>发现耗时中位数</translation>
    </message>
    <message>
        <source>MTTD p90</source>
        <translation>发现耗时 p90</translation>
    </message>
    <message>
        <source>MTTA median</source>
        <translation>认领耗时中位数</translation>
    </message>
    <message>
        <source>MTTA p90</source>
        <translation>认领耗时 p90</translation>
    </message>
    <message>
        <source>MTTR median</source>
        <translation>解决耗时中位数</translation>
    </message>
    <message>
        <source>MTTR p90</source>
        <translation>解决耗时 p90</translation>
    </message>
    <message>
        <source>Not watched</source>
        <comment>health</comment>
        <translation>未监视</translation>
    </message>
    <message>
        <source>nothing sent yet</source>
        <translation>尚未发送</translation>
    </message>
    <message>
        <source>nobody has signed</source>
        <translation>无人签字</translation>
    </message>
    <message>
        <source>(handover due)</source>
        <translation>（待交接）</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>无人</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>%1, the first from %2</source>
        <comment>hours that nobody owns</comment>
        <translation>%1 段，首段始于 %2</translation>
    </message>
    <message>
        <source>e-mail</source>
        <translation>邮件</translation>
    </message>
    <message>
        <source>webhook</source>
        <translation>Webhook</translation>
    </message>
    <message>
        <source>DingTalk</source>
        <translation>钉钉</translation>
    </message>
    <message>
        <source>Feishu</source>
        <translation>飞书</translation>
    </message>
    <message>
        <source>WeCom</source>
        <translation>企业微信</translation>
    </message>
    <message>
        <source>phone gateway</source>
        <translation>电话网关</translation>
    </message>
    <message>
        <source>waiting</source>
        <comment>a message</comment>
        <translation>等待</translation>
    </message>
    <message>
        <source>being sent</source>
        <translation>发送中</translation>
    </message>
    <message>
        <source>taken by the provider</source>
        <translation>服务商已接收</translation>
    </message>
    <message>
        <source>failed</source>
        <comment>a message</comment>
        <translation>失败</translation>
    </message>
    <message>
        <source>not needed any more</source>
        <translation>不再需要</translation>
    </message>
    <message>
        <source>trouble</source>
        <comment>kind of message</comment>
        <translation>故障</translation>
    </message>
    <message>
        <source>nobody answered</source>
        <comment>kind of message</comment>
        <translation>无人响应</translation>
    </message>
    <message>
        <source>over</source>
        <comment>kind of message</comment>
        <translation>已恢复</translation>
    </message>
    <message>
        <source>several in one</source>
        <comment>kind of message</comment>
        <translation>合并通知</translation>
    </message>
    <message>
        <source>test</source>
        <comment>kind of message</comment>
        <translation>测试</translation>
    </message>
    <message>
        <source>handover</source>
        <comment>kind of message</comment>
        <translation>交接</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Last taken</source>
        <translation>最近接收</translation>
    </message>
    <message>
        <source>Next test</source>
        <translation>下次测试</translation>
    </message>
    <message>
        <source>Newest result</source>
        <translation>最新结果</translation>
    </message>
    <message>
        <source>Says</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>To</source>
        <translation>收件人</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>尝试次数</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>值班表</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>签字接班</translation>
    </message>
    <message>
        <source>In the rotation now</source>
        <translation>轮值表当前</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一位</translation>
    </message>
    <message>
        <source>Hours that nobody owns</source>
        <translation>无人负责的时段</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>时区</translation>
    </message>
    <message>
        <source>Venue</source>
        <translation>交易所</translation>
    </message>
    <message>
        <source>Equity</source>
        <translation>权益</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>余额</translation>
    </message>
    <message>
        <source>PnL today</source>
        <translation>今日盈亏</translation>
    </message>
    <message>
        <source>Gross exposure</source>
        <translation>总敞口</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>费率</translation>
    </message>
    <message>
        <source>Aliyun SMS</source>
        <translation>阿里云短信</translation>
    </message>
    <message>
        <source>Aliyun call</source>
        <translation>阿里云语音</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>行</translation>
    </message>
    <message>
        <source>The manual says</source>
        <translation>手册命令</translation>
    </message>
    <message>
        <source>Became</source>
        <translation>处理</translation>
    </message>
    <message>
        <source>Runbook and step</source>
        <translation>预案与步骤</translation>
    </message>
    <message>
        <source>arrived on the phone</source>
        <translation>已送达手机</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>恢复验证</translation>
    </message>
    <message>
        <source>Copy elsewhere</source>
        <translation>异地副本</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>加密</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>维护项目</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>到期</translation>
    </message>
    <message>
        <source>Last done</source>
        <translation>上次完成</translation>
    </message>
    <message>
        <source>By</source>
        <translation>完成人</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Every</source>
        <translation>周期</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>What is seen</source>
        <translation>观察到的情况</translation>
    </message>
    <message>
        <source>What you may notice</source>
        <translation>可能察觉的现象</translation>
    </message>
    <message>
        <source>Runbook</source>
        <translation>处理预案</translation>
    </message>
    <message>
        <source>How old</source>
        <translation>距今时长</translation>
    </message>
    <message>
        <source>Drill</source>
        <translation>演练</translation>
    </message>
    <message>
        <source>What is broken</source>
        <translation>破坏内容</translation>
    </message>
    <message>
        <source>Last time</source>
        <translation>上次结果</translation>
    </message>
    <message>
        <source>Suspected, s</source>
        <translation>发现（秒）</translation>
    </message>
    <message>
        <source>Mended, s</source>
        <translation>修复（秒）</translation>
    </message>
    <message>
        <source>Wrong clicks</source>
        <translation>误操作</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>所在</translation>
    </message>
    <message>
        <source>Last interval</source>
        <translation>最近周期</translation>
    </message>
    <message>
        <source>Usual</source>
        <translation>平常</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>Over an hour</source>
        <translation>近一小时</translation>
    </message>
    <message>
        <source>Learned from</source>
        <translation>学习依据</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>Half within</source>
        <translation>半数不超过</translation>
    </message>
    <message>
        <source>99 % within</source>
        <translation>99% 不超过</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>路径</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Unchanged for</source>
        <translation>未更换时长</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息数</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>Pattern (* differs)</source>
        <translation>模式（* 处各异）</translation>
    </message>
    <message>
        <source>First</source>
        <translation>首次</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>末次</translation>
    </message>
</context>
<context>
    <name>Verdicts</name>
    <message>
        <source>PostgreSQL %1 at %2, up for %3, as role %4</source>
        <comment>version, address, time, role</comment>
        <translation>PostgreSQL %1，地址 %2，已运行 %3，角色 %4</translation>
    </message>
    <message numerus="yes">
        <source>%n session(s) wait for locks; most of them behind pid %1</source>
        <translation>
            <numerusform>%n 个会话在等待锁；阻塞最多的是进程 %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Redis %1 at %2, up for %3</source>
        <comment>version, address, time</comment>
        <translation>Redis %1，地址 %2，已运行 %3</translation>
    </message>
    <message>
        <source>%1 of %2 used</source>
        <comment>memory</comment>
        <translation>已用 %1 / %2</translation>
    </message>
    <message>
        <source>%1 used, no limit set</source>
        <comment>memory</comment>
        <translation>已用 %1，未设上限</translation>
    </message>
    <message>
        <source>Longest holder: %1, %2</source>
        <comment>who, how long</comment>
        <translation>持有最久：%1，%2</translation>
    </message>
    <message>
        <source>No PostgreSQL is configured</source>
        <translation>未配置 PostgreSQL</translation>
    </message>
    <message>
        <source>The engine writes its record into a SQLite file of its own. Name a server under database: in the configuration to see it here.</source>
        <translation>引擎把记录写入自己的 SQLite 文件。在配置的 database: 下指定服务器后，可在此查看。</translation>
    </message>
    <message>
        <source>PostgreSQL has not been asked yet</source>
        <translation>尚未查询 PostgreSQL</translation>
    </message>
    <message>
        <source>PostgreSQL cannot be looked into: %1</source>
        <translation>无法查看 PostgreSQL：%1</translation>
    </message>
    <message>
        <source>PostgreSQL answers</source>
        <translation>PostgreSQL 有应答</translation>
    </message>
    <message>
        <source>%1 of %2 connections in use</source>
        <translation>连接使用中 %1 / %2</translation>
    </message>
    <message>
        <source>Connections are nearly used up: %1</source>
        <translation>连接即将耗尽：%1</translation>
    </message>
    <message>
        <source>PostgreSQL is well: %1, %2 of reads from memory</source>
        <translation>PostgreSQL 正常：%1，%2 的读取来自内存</translation>
    </message>
    <message>
        <source>PostgreSQL is well: %1</source>
        <translation>PostgreSQL 正常：%1</translation>
    </message>
    <message>
        <source>No Redis is configured</source>
        <translation>未配置 Redis</translation>
    </message>
    <message>
        <source>The engine keeps its cache in its own memory. Enable redis: in the configuration to see a server here.</source>
        <translation>引擎把缓存保存在自身内存中。在配置中启用 redis: 后，可在此查看服务器。</translation>
    </message>
    <message>
        <source>Redis has not been asked yet</source>
        <translation>尚未查询 Redis</translation>
    </message>
    <message>
        <source>Redis cannot be looked into: %1</source>
        <translation>无法查看 Redis：%1</translation>
    </message>
    <message>
        <source>Redis answers</source>
        <translation>Redis 有应答</translation>
    </message>
    <message>
        <source>Memory is nearly full: %1</source>
        <translation>内存即将用满：%1</translation>
    </message>
    <message>
        <source>Redis is well: %1</source>
        <translation>Redis 正常：%1</translation>
    </message>
    <message>
        <source>Redis is well: %1, answers in %2</source>
        <translation>Redis 正常：%1，应答耗时 %2</translation>
    </message>
    <message>
        <source>There are no connection pools</source>
        <translation>没有连接池</translation>
    </message>
    <message>
        <source>The embedded stores need none. With a PostgreSQL or a Redis in the configuration their pools are shown here.</source>
        <translation>内置存储不需要连接池。配置 PostgreSQL 或 Redis 后，其连接池显示在此。</translation>
    </message>
    <message>
        <source>Pool %1 gets no connections: %2</source>
        <translation>连接池 %1 无法建立连接：%2</translation>
    </message>
    <message>
        <source>%1: %2 of %3 in use</source>
        <comment>pool, connections</comment>
        <translation>%1：使用中 %2 / %3</translation>
    </message>
    <message>
        <source>Nobody waits for a connection</source>
        <translation>没有等待连接的请求</translation>
    </message>
    <message>
        <source>%1 ago: %2</source>
        <comment>time, what was seen then</comment>
        <translation>%1 前：%2</translation>
    </message>
    <message>
        <source>%1 of %2 in use, %3 waiting</source>
        <translation>使用中 %1 / %2，等待 %3</translation>
    </message>
    <message>
        <source>Pool %1 is exhausted: %2</source>
        <translation>连接池 %1 已耗尽：%2</translation>
    </message>
    <message>
        <source>Pool %1 waits for new connections: %2</source>
        <translation>连接池 %1 正在等待新建连接：%2</translation>
    </message>
    <message>
        <source>Pool %1: a connection was not given back by %2 for %3</source>
        <translation>连接池 %1：%2 持有连接 %3 未归还</translation>
    </message>
    <message>
        <source>PostgreSQL %1 at %2 answered last %3 ago, as role %4</source>
        <comment>version, address, time, role</comment>
        <translation>PostgreSQL %1（%2），最后应答于 %3 前，角色 %4</translation>
    </message>
</context>
<context>
    <name>Wizard</name>
    <message>
        <source>The runbook is over.</source>
        <translation>处理预案已结束。</translation>
    </message>
    <message>
        <source>The step is running.</source>
        <translation>步骤正在执行。</translation>
    </message>
    <message>
        <source>The steps before it come first: run them, or skip them with a reason.</source>
        <translation>请先执行前面的步骤，或填写原因后跳过。</translation>
    </message>
    <message>
        <source>The dry run is not there yet.</source>
        <translation>尚未预演。</translation>
    </message>
    <message>
        <source>A precondition is not met.</source>
        <translation>前置条件不满足。</translation>
    </message>
    <message>
        <source>The dry run is too old; work it out again.</source>
        <translation>预演结果已过期，请重新预演。</translation>
    </message>
    <message>
        <source>Type the phrase to confirm.</source>
        <translation>请输入确认文字。</translation>
    </message>
    <message>
        <source>The run does this step by itself.</source>
        <translation>此步骤由运行自动执行。</translation>
    </message>
    <message>
        <source>The run went another way.</source>
        <translation>运行没有走到此步骤。</translation>
    </message>
    <message>
        <source>A second person must approve it first.</source>
        <translation>须先由第二人批准。</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>STARTING</source>
        <comment>trading state</comment>
        <translation>启动中</translation>
    </message>
    <message>
        <source>ACTIVE</source>
        <comment>trading state</comment>
        <translation>交易中</translation>
    </message>
    <message>
        <source>REDUCE ONLY</source>
        <comment>trading state</comment>
        <translation>只减仓</translation>
    </message>
    <message>
        <source>HALTED</source>
        <comment>trading state</comment>
        <translation>已停止</translation>
    </message>
    <message>
        <source>READ ONLY</source>
        <comment>trading state</comment>
        <translation>只读</translation>
    </message>
    <message>
        <source>Critical</source>
        <comment>severity</comment>
        <translation>紧急</translation>
    </message>
    <message>
        <source>High</source>
        <comment>severity</comment>
        <translation>高</translation>
    </message>
    <message>
        <source>Medium</source>
        <comment>severity</comment>
        <translation>中</translation>
    </message>
    <message>
        <source>Low</source>
        <comment>severity</comment>
        <translation>低</translation>
    </message>
    <message>
        <source>Healthy</source>
        <comment>health</comment>
        <translation>正常</translation>
    </message>
    <message>
        <source>Degraded</source>
        <comment>health</comment>
        <translation>降级</translation>
    </message>
    <message>
        <source>Down</source>
        <comment>health</comment>
        <translation>中断</translation>
    </message>
    <message>
        <source>Unknown</source>
        <comment>health</comment>
        <translation>未知</translation>
    </message>
    <message>
        <source>Suspected</source>
        <comment>incident state</comment>
        <translation>疑似</translation>
    </message>
    <message>
        <source>Open</source>
        <comment>incident state</comment>
        <translation>未认领</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <comment>incident state</comment>
        <translation>已认领</translation>
    </message>
    <message>
        <source>Mitigated</source>
        <comment>incident state</comment>
        <translation>已缓解</translation>
    </message>
    <message>
        <source>Resolved</source>
        <comment>incident state</comment>
        <translation>已解决</translation>
    </message>
    <message>
        <source>Closed</source>
        <comment>incident state</comment>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>Buy</source>
        <comment>side</comment>
        <translation>买</translation>
    </message>
    <message>
        <source>Sell</source>
        <comment>side</comment>
        <translation>卖</translation>
    </message>
    <message>
        <source>Sent</source>
        <comment>order state</comment>
        <translation>已发送</translation>
    </message>
    <message>
        <source>Open</source>
        <comment>order state</comment>
        <translation>挂单中</translation>
    </message>
    <message>
        <source>Partly filled</source>
        <comment>order state</comment>
        <translation>部分成交</translation>
    </message>
    <message>
        <source>Cancelling</source>
        <comment>order state</comment>
        <translation>撤单中</translation>
    </message>
    <message>
        <source>Filled</source>
        <comment>order state</comment>
        <translation>全部成交</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <comment>order state</comment>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>Expired</source>
        <comment>order state</comment>
        <translation>已过期</translation>
    </message>
    <message>
        <source>Rejected</source>
        <comment>order state</comment>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>Denied</source>
        <comment>order state</comment>
        <translation>风控拒单</translation>
    </message>
    <message>
        <source>UNKNOWN</source>
        <comment>order state</comment>
        <translation>未知</translation>
    </message>
    <message>
        <source>Limit</source>
        <comment>order type</comment>
        <translation>限价</translation>
    </message>
    <message>
        <source>Market</source>
        <comment>order type</comment>
        <translation>市价</translation>
    </message>
    <message>
        <source>Stop market</source>
        <comment>order type</comment>
        <translation>市价止损</translation>
    </message>
    <message>
        <source>Entry</source>
        <comment>order purpose</comment>
        <translation>开仓</translation>
    </message>
    <message>
        <source>Exit</source>
        <comment>order purpose</comment>
        <translation>平仓</translation>
    </message>
    <message>
        <source>Stop</source>
        <comment>order purpose</comment>
        <translation>止损</translation>
    </message>
    <message>
        <source>GTC</source>
        <comment>time in force</comment>
        <translation>GTC</translation>
    </message>
    <message>
        <source>IOC</source>
        <comment>time in force</comment>
        <translation>IOC</translation>
    </message>
    <message>
        <source>FOK</source>
        <comment>time in force</comment>
        <translation>FOK</translation>
    </message>
    <message>
        <source>Post only</source>
        <comment>time in force</comment>
        <translation>只挂单</translation>
    </message>
    <message>
        <source>Maker</source>
        <translation>挂单方</translation>
    </message>
    <message>
        <source>Taker</source>
        <translation>吃单方</translation>
    </message>
    <message>
        <source>Waiting</source>
        <comment>step state</comment>
        <translation>等待</translation>
    </message>
    <message>
        <source>Running</source>
        <comment>step state</comment>
        <translation>运行中</translation>
    </message>
    <message>
        <source>Done</source>
        <comment>step state</comment>
        <translation>完成</translation>
    </message>
    <message>
        <source>Finding</source>
        <comment>step state</comment>
        <translation>有发现</translation>
    </message>
    <message>
        <source>Failed</source>
        <comment>step state</comment>
        <translation>失败</translation>
    </message>
    <message>
        <source>Skipped</source>
        <comment>step state</comment>
        <translation>已跳过</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <comment>step state</comment>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <comment>step state</comment>
        <translation>已中断</translation>
    </message>
    <message>
        <source>In progress</source>
        <comment>run state</comment>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Succeeded</source>
        <comment>run state</comment>
        <translation>成功</translation>
    </message>
    <message>
        <source>Failed</source>
        <comment>run state</comment>
        <translation>失败</translation>
    </message>
    <message>
        <source>Aborted</source>
        <comment>run state</comment>
        <translation>已中止</translation>
    </message>
    <message>
        <source>Escalated</source>
        <comment>run state</comment>
        <translation>已升级上报</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <comment>run state</comment>
        <translation>已中断</translation>
    </message>
    <message>
        <source>Low risk</source>
        <translation>低风险</translation>
    </message>
    <message>
        <source>Medium risk</source>
        <translation>中风险</translation>
    </message>
    <message>
        <source>High risk</source>
        <translation>高风险</translation>
    </message>
    <message>
        <source>Suspected</source>
        <comment>timeline</comment>
        <translation>疑似</translation>
    </message>
    <message>
        <source>Opened</source>
        <comment>timeline</comment>
        <translation>开单</translation>
    </message>
    <message>
        <source>Recovered</source>
        <comment>timeline</comment>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Reopened</source>
        <comment>timeline</comment>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <comment>timeline</comment>
        <translation>认领</translation>
    </message>
    <message>
        <source>Mitigated</source>
        <comment>timeline</comment>
        <translation>缓解</translation>
    </message>
    <message>
        <source>Resolved</source>
        <comment>timeline</comment>
        <translation>解决</translation>
    </message>
    <message>
        <source>Closed</source>
        <comment>timeline</comment>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Severity changed</source>
        <comment>timeline</comment>
        <translation>级别变更</translation>
    </message>
    <message>
        <source>Symptom</source>
        <comment>timeline</comment>
        <translation>症状</translation>
    </message>
    <message>
        <source>Consequence</source>
        <comment>timeline</comment>
        <translation>连带影响</translation>
    </message>
    <message>
        <source>Note</source>
        <comment>timeline</comment>
        <translation>备注</translation>
    </message>
    <message>
        <source>Clock warning</source>
        <comment>timeline</comment>
        <translation>时限预警</translation>
    </message>
    <message>
        <source>Clock breached</source>
        <comment>timeline</comment>
        <translation>超出时限</translation>
    </message>
    <message>
        <source>Runbook started</source>
        <comment>timeline</comment>
        <translation>预案开始</translation>
    </message>
    <message>
        <source>Step started</source>
        <comment>timeline</comment>
        <translation>步骤开始</translation>
    </message>
    <message>
        <source>Step finished</source>
        <comment>timeline</comment>
        <translation>步骤结束</translation>
    </message>
    <message>
        <source>Step skipped</source>
        <comment>timeline</comment>
        <translation>步骤跳过</translation>
    </message>
    <message>
        <source>Runbook finished</source>
        <comment>timeline</comment>
        <translation>预案结束</translation>
    </message>
    <message>
        <source>Notification</source>
        <comment>timeline</comment>
        <translation>通知</translation>
    </message>
    <message>
        <source>Exposure</source>
        <comment>timeline</comment>
        <translation>敞口</translation>
    </message>
    <message>
        <source>no data</source>
        <comment>book state</comment>
        <translation>无数据</translation>
    </message>
    <message>
        <source>synchronising</source>
        <comment>book state</comment>
        <translation>同步中</translation>
    </message>
    <message>
        <source>live</source>
        <comment>book state</comment>
        <translation>实时</translation>
    </message>
    <message>
        <source>stale</source>
        <comment>book state</comment>
        <translation>数据过时</translation>
    </message>
    <message>
        <source>connecting</source>
        <comment>link state</comment>
        <translation>连接中</translation>
    </message>
    <message>
        <source>connected</source>
        <comment>link state</comment>
        <translation>已连接</translation>
    </message>
    <message>
        <source>connection lost</source>
        <comment>link state</comment>
        <translation>连接中断</translation>
    </message>
    <message>
        <source>data age</source>
        <translation>距上次更新</translation>
    </message>
    <message>
        <source>answer</source>
        <translation>应答</translation>
    </message>
    <message>
        <source>connect</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>disk free</source>
        <translation>磁盘剩余</translation>
    </message>
    <message>
        <source>disk free, share</source>
        <translation>磁盘剩余占比</translation>
    </message>
    <message>
        <source>heartbeat age</source>
        <translation>距上次心跳</translation>
    </message>
    <message>
        <source>memory available</source>
        <translation>可用内存</translation>
    </message>
    <message>
        <source>memory available, share</source>
        <translation>可用内存占比</translation>
    </message>
    <message>
        <source>records waiting</source>
        <translation>等待写入的记录</translation>
    </message>
    <message>
        <source>spool used, share</source>
        <translation>缓冲使用占比</translation>
    </message>
    <message>
        <source>working orders</source>
        <translation>当前委托</translation>
    </message>
    <message>
        <source>invalid</source>
        <comment>index</comment>
        <translation>无效</translation>
    </message>
    <message>
        <source>duplicate</source>
        <comment>index</comment>
        <translation>重复</translation>
    </message>
    <message>
        <source>redundant</source>
        <comment>index</comment>
        <translation>冗余</translation>
    </message>
    <message>
        <source>unused</source>
        <comment>index</comment>
        <translation>未使用</translation>
    </message>
    <message>
        <source>missing for a foreign key</source>
        <comment>index</comment>
        <translation>外键缺少索引</translation>
    </message>
    <message>
        <source>perhaps missing: often read from end to end</source>
        <comment>index</comment>
        <translation>可能缺少：经常全表扫描</translation>
    </message>
    <message>
        <source>as needed</source>
        <comment>new connections of a pool</comment>
        <translation>按需</translation>
    </message>
    <message>
        <source>paused after failures</source>
        <comment>new connections of a pool</comment>
        <translation>失败后暂停</translation>
    </message>
    <message>
        <source>one is being tried</source>
        <comment>new connections of a pool</comment>
        <translation>正在试探一个</translation>
    </message>
    <message>
        <source>slowly more after an outage</source>
        <comment>new connections of a pool</comment>
        <translation>故障后缓慢增加</translation>
    </message>
    <message>
        <source>more than may rest</source>
        <comment>why a connection was closed</comment>
        <translation>超过空闲上限</translation>
    </message>
    <message>
        <source>rested too long</source>
        <comment>why a connection was closed</comment>
        <translation>空闲过久</translation>
    </message>
    <message>
        <source>too old</source>
        <comment>why a connection was closed</comment>
        <translation>超过寿命</translation>
    </message>
    <message>
        <source>broken in use</source>
        <comment>why a connection was closed</comment>
        <translation>使用中断开</translation>
    </message>
    <message>
        <source>found dead</source>
        <comment>why a connection was closed</comment>
        <translation>借出前已失效</translation>
    </message>
    <message>
        <source>came back in a transaction</source>
        <comment>why a connection was closed</comment>
        <translation>归还时仍在事务中</translation>
    </message>
    <message>
        <source>all replaced</source>
        <comment>why a connection was closed</comment>
        <translation>全部替换</translation>
    </message>
    <message>
        <source>pool made smaller</source>
        <comment>why a connection was closed</comment>
        <translation>连接池缩小</translation>
    </message>
    <message>
        <source>pool closed</source>
        <comment>why a connection was closed</comment>
        <translation>连接池关闭</translation>
    </message>
    <message>
        <source>Comes and goes</source>
        <comment>timeline</comment>
        <translation>反复出现</translation>
    </message>
    <message>
        <source>Steady again</source>
        <comment>timeline</comment>
        <translation>恢复稳定</translation>
    </message>
    <message>
        <source>Silenced</source>
        <comment>timeline</comment>
        <translation>已静默</translation>
    </message>
    <message>
        <source>Silence over</source>
        <comment>timeline</comment>
        <translation>静默结束</translation>
    </message>
    <message>
        <source>Inhibited</source>
        <comment>timeline</comment>
        <translation>被抑制</translation>
    </message>
    <message>
        <source>Inhibition over</source>
        <comment>timeline</comment>
        <translation>抑制结束</translation>
    </message>
    <message>
        <source>Merged</source>
        <comment>timeline</comment>
        <translation>已合并</translation>
    </message>
    <message>
        <source>New owner</source>
        <comment>timeline</comment>
        <translation>更换负责人</translation>
    </message>
    <message>
        <source>Acknowledgement lapsed</source>
        <comment>timeline</comment>
        <translation>认领已失效</translation>
    </message>
    <message>
        <source>Escalated</source>
        <comment>timeline</comment>
        <translation>已升级上报</translation>
    </message>
    <message>
        <source>backup age</source>
        <translation>备份距今</translation>
    </message>
    <message>
        <source>backup size</source>
        <translation>备份大小</translation>
    </message>
    <message>
        <source>certificate good for</source>
        <translation>证书剩余</translation>
    </message>
    <message>
        <source>clock error at most</source>
        <translation>时钟最大误差</translation>
    </message>
    <message>
        <source>clock offset</source>
        <translation>时钟偏差</translation>
    </message>
    <message>
        <source>connections in use</source>
        <translation>已用连接</translation>
    </message>
    <message>
        <source>waiting for the disk</source>
        <translation>等待磁盘</translation>
    </message>
    <message>
        <source>memory of the control group</source>
        <translation>控制组内存</translation>
    </message>
    <message>
        <source>oldest key</source>
        <translation>最旧密钥</translation>
    </message>
    <message>
        <source>distance to liquidation</source>
        <translation>距强平</translation>
    </message>
    <message>
        <source>log size</source>
        <translation>日志大小</translation>
    </message>
    <message>
        <source>longest open transaction</source>
        <translation>最长未结束事务</translation>
    </message>
    <message>
        <source>longest lock wait</source>
        <translation>最长锁等待</translation>
    </message>
    <message>
        <source>open files</source>
        <translation>已打开文件</translation>
    </message>
    <message>
        <source>memory in use</source>
        <translation>已用内存</translation>
    </message>
    <message>
        <source>rejected orders</source>
        <translation>被拒委托</translation>
    </message>
    <message>
        <source>transaction ids left</source>
        <translation>剩余事务 ID</translation>
    </message>
    <message>
        <source>%1: in use</source>
        <comment>pool</comment>
        <translation>%1：使用中</translation>
    </message>
    <message>
        <source>%1: waiting</source>
        <comment>pool</comment>
        <translation>%1：等待中</translation>
    </message>
    <message>
        <source>Not taken</source>
        <comment>step state: the run went another way</comment>
        <translation>未走此路</translation>
    </message>
    <message>
        <source>File attached</source>
        <comment>timeline</comment>
        <translation>添加附件</translation>
    </message>
    <message>
        <source>memory in use, share</source>
        <translation>内存占用比例</translation>
    </message>
    <message>
        <source>%1: given up</source>
        <comment>who holds memory</comment>
        <translation>%1：已释放</translation>
    </message>
    <message>
        <source>Charts of the last hours</source>
        <translation>最近数小时的图表</translation>
    </message>
    <message>
        <source>Indexes of logs</source>
        <translation>日志索引</translation>
    </message>
    <message>
        <source>Research</source>
        <translation>研究</translation>
    </message>
    <message>
        <source>Symbols without a position</source>
        <translation>无持仓的交易对</translation>
    </message>
    <message>
        <source>Everything else</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Program and files</source>
        <translation>程序与文件</translation>
    </message>
</context>
<context>
    <name>qcat::ui::AdviceTab</name>
    <message>
        <source>Advice</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>Settings; a changed one waits for a restart of the server</source>
        <translation>参数；有已修改的参数等待服务器重启</translation>
    </message>
    <message>
        <source>Settings to look at</source>
        <translation>需要关注的参数</translation>
    </message>
    <message>
        <source>No setting stands out.</source>
        <translation>没有需要关注的参数。</translation>
    </message>
</context>
<context>
    <name>qcat::ui::ApprovalPanel</name>
    <message>
        <source>A second person must approve this step.</source>
        <translation>此步骤须由第二人批准。</translation>
    </message>
    <message>
        <source>%1 asks for a second person: %2. The request holds for %3.</source>
        <translation>%1 请求第二人批准：%2。请求在 %3 内有效。</translation>
    </message>
    <message>
        <source>The glass is broken; %1 was called. It holds for %2.</source>
        <translation>已紧急越权，已通知 %1，在 %2 内有效。</translation>
    </message>
    <message>
        <source>Approved by %1. It holds for %2.</source>
        <translation>已由 %1 批准，在 %2 内有效。</translation>
    </message>
    <message>
        <source>Ask for approval…</source>
        <translation>请求批准…</translation>
    </message>
    <message>
        <source>Break the glass…</source>
        <translation>紧急越权…</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>批准</translation>
    </message>
</context>
<context>
    <name>qcat::ui::AttachedFiles</name>
    <message>
        <source>Attach a file to the incident</source>
        <translation>为故障单添加附件</translation>
    </message>
    <message>
        <source>Save the attached file</source>
        <translation>保存附件</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>无法读取 %1：%2</translation>
    </message>
    <message>
        <source>%1 is attached</source>
        <translation>已添加 %1</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>已写入：%1</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>无法写入 %1：%2</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>执行人</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Attach a file…</source>
        <translation>添加附件…</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>No file is attached. What explains the incident, a screenshot, a log, a letter of the exchange, can be kept with it: at most 5 MiB each, with its hash in the record and in every export.</source>
        <translation>尚无附件。可附上能说明故障的截图、日志或交易所通知：每个不超过 5 MiB，其哈希写入记录和每份导出。</translation>
    </message>
</context>
<context>
    <name>qcat::ui::BackupsPage</name>
    <message>
        <source>Backups</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>A backup is worth something when it was restored and compared: that is its proof. Taking and proving one are runbooks; the wizard shows how far they are. Restoring over the live database is done with qcat backup restore, by hand. Below: the work that is due every few days or months, and who did it last.</source>
        <translation>备份只有在恢复并比对之后才有价值，这就是它的验证。备份和验证都是处理预案，进度在向导中显示。替换正式库的恢复由人工执行 qcat backup restore。下方是每隔几天或几个月到期的例行工作，以及上次由谁完成。</translation>
    </message>
    <message>
        <source>No backup is here yet. They lie in backup.directory of the configuration; qcat backup create takes one.</source>
        <translation>尚无备份。备份位于配置项 backup.directory 指定的目录；用 qcat backup create 创建。</translation>
    </message>
    <message>
        <source>Take a backup now …</source>
        <translation>立即备份…</translation>
    </message>
    <message>
        <source>Prove the newest by a restore …</source>
        <translation>恢复验证最新备份…</translation>
    </message>
    <message>
        <source>No backups are made</source>
        <translation>未配置备份</translation>
    </message>
    <message>
        <source>backup.directory in the configuration says where they lie.</source>
        <translation>由配置项 backup.directory 指定备份目录。</translation>
    </message>
    <message>
        <source>The backups cannot be looked at</source>
        <translation>无法查看备份</translation>
    </message>
    <message>
        <source>The backups are being read</source>
        <translation>正在读取备份</translation>
    </message>
    <message>
        <source>There is no backup</source>
        <translation>没有备份</translation>
    </message>
    <message>
        <source>No backup is proven</source>
        <translation>没有任何备份通过验证</translation>
    </message>
    <message numerus="yes">
        <source>None of %n was ever restored to see whether it is whole.</source>
        <translation>
            <numerusform>%n 个备份都从未通过恢复验证是否完整。</numerusform>
        </translation>
    </message>
    <message>
        <source>The newest proven backup is %1 old</source>
        <translation>最新的已验证备份距今 %1</translation>
    </message>
    <message>
        <source>Last restore drill, %1: restored and compared in %2 (RTO); %3 of data lay between it and the backup (RPO), which the journals bring back.</source>
        <translation>上次恢复演练（%1）：恢复并比对用时 %2（RTO）；距备份时刻 %3（RPO），其间的数据由日志账本补回。</translation>
    </message>
</context>
<context>
    <name>qcat::ui::CacheNodes</name>
    <message>
        <source>not said</source>
        <translation>未说明</translation>
    </message>
    <message>
        <source>Halt</source>
        <translation>停止交易</translation>
    </message>
    <message>
        <source>not set</source>
        <translation>未设置</translation>
    </message>
    <message>
        <source>By</source>
        <comment>who set a halt</comment>
        <translation>设置人</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>开始时间</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>This node</source>
        <translation>本节点</translation>
    </message>
    <message>
        <source>Orders a second, all nodes</source>
        <translation>每秒委托数（所有节点）</translation>
    </message>
    <message>
        <source>Taken from</source>
        <translation>额度来源</translation>
    </message>
    <message>
        <source>the shared budget</source>
        <translation>共享额度</translation>
    </message>
    <message>
        <source>the own share, %1/s</source>
        <translation>本节点份额，%1/秒</translation>
    </message>
    <message>
        <source>Orders sent, held back</source>
        <translation>已发送、被拦下的委托</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>sent, held back</comment>
        <translation>%1、%2</translation>
    </message>
    <message>
        <source>Written for others</source>
        <translation>为其他节点写入</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>Risk switch that all engines obey</source>
        <translation>所有引擎共同遵守的风控开关</translation>
    </message>
    <message>
        <source>Exchange with other nodes</source>
        <translation>与其他节点的交换</translation>
    </message>
    <message>
        <source>Incidents that other nodes told of</source>
        <translation>其他节点通知的故障单</translation>
    </message>
    <message>
        <source>No other node told of an incident.</source>
        <translation>没有其他节点通知故障单。</translation>
    </message>
</context>
<context>
    <name>qcat::ui::CacheOverview</name>
    <message>
        <source>Used</source>
        <translation>已用</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>When full</source>
        <translation>写满策略</translation>
    </message>
    <message>
        <source>Resident</source>
        <translation>常驻内存</translation>
    </message>
    <message>
        <source>Peak</source>
        <translation>峰值</translation>
    </message>
    <message>
        <source>Fragmentation</source>
        <translation>碎片率</translation>
    </message>
    <message>
        <source>In the last</source>
        <translation>统计时段</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>命中</translation>
    </message>
    <message>
        <source>no key was asked for</source>
        <translation>未查询任何键</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Evicted</source>
        <translation>淘汰键</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Answers in</source>
        <translation>应答耗时</translation>
    </message>
    <message>
        <source>Clients, blocked</source>
        <translation>客户端、阻塞</translation>
    </message>
    <message>
        <source>%1 of %2, %3</source>
        <comment>connected, limit, blocked</comment>
        <translation>%1 / %2，%3</translation>
    </message>
    <message>
        <source>Last save</source>
        <translation>上次保存</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从未</translation>
    </message>
    <message>
        <source>Changes since</source>
        <translation>此后变更</translation>
    </message>
    <message>
        <source>Append-only file</source>
        <translation>AOF 文件</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>good</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>last write failed</source>
        <translation>上次写入失败</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>replica of %1</source>
        <translation>%1 的副本</translation>
    </message>
    <message>
        <source>primary</source>
        <translation>主库</translation>
    </message>
    <message>
        <source>Link to the primary</source>
        <translation>到主库的连接</translation>
    </message>
    <message>
        <source>up</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>down for %1</source>
        <translation>已断开 %1</translation>
    </message>
    <message>
        <source>Replicas</source>
        <translation>副本</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>使用情况</translation>
    </message>
    <message>
        <source>Persistence and replication</source>
        <translation>持久化与复制</translation>
    </message>
    <message>
        <source>used</source>
        <translation>已用</translation>
    </message>
    <message>
        <source>resident</source>
        <translation>常驻</translation>
    </message>
    <message>
        <source>Commands a second</source>
        <translation>每秒命令</translation>
    </message>
    <message>
        <source>commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>evicted keys</source>
        <translation>淘汰键</translation>
    </message>
    <message>
        <source>Keys that were found</source>
        <translation>键命中率</translation>
    </message>
    <message>
        <source>share</source>
        <translation>比例</translation>
    </message>
    <message>
        <source>Answer time</source>
        <translation>应答时间</translation>
    </message>
    <message>
        <source>ping</source>
        <translation>ping</translation>
    </message>
    <message>
        <source>Danger</source>
        <comment>of a piece of advice</comment>
        <translation>危险</translation>
    </message>
    <message>
        <source>Look at</source>
        <comment>of a piece of advice</comment>
        <translation>关注</translation>
    </message>
    <message>
        <source>Hint</source>
        <comment>of a piece of advice</comment>
        <translation>提示</translation>
    </message>
</context>
<context>
    <name>qcat::ui::CachePage</name>
    <message>
        <source>Redis</source>
        <translation>Redis</translation>
    </message>
    <message>
        <source>Most time in the last %1</source>
        <translation>最近 %1 内最耗时</translation>
    </message>
    <message>
        <source>Largest of %1 keys looked at, of %2; %3 of them never expire</source>
        <translation>已查看 %1 个键（共 %2 个）中最大的；其中 %3 个永不过期</translation>
    </message>
    <message>
        <source>Largest keys</source>
        <translation>最大的键</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>概览</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>Slow log</source>
        <translation>慢日志</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>键</translation>
    </message>
    <message>
        <source>Connected clients</source>
        <translation>已连接的客户端</translation>
    </message>
    <message>
        <source>Commands that were slow</source>
        <translation>慢命令</translation>
    </message>
    <message>
        <source>Keys by database</source>
        <translation>各数据库的键</translation>
    </message>
    <message>
        <source>No command was given yet.</source>
        <translation>尚未执行命令。</translation>
    </message>
    <message>
        <source>Nobody is connected.</source>
        <translation>没有连接。</translation>
    </message>
    <message>
        <source>No command was slow.</source>
        <translation>没有慢命令。</translation>
    </message>
    <message>
        <source>There are no keys.</source>
        <translation>没有键。</translation>
    </message>
    <message>
        <source>Clean up by prefix…</source>
        <translation>按前缀清理…</translation>
    </message>
    <message>
        <source>Removes the keys of one owner by small steps, after counting them; in place of FLUSHDB.</source>
        <translation>先统计再分小步删除某一所有者的键，用来代替 FLUSHDB。</translation>
    </message>
    <message>
        <source>The inside of Redis: memory and what happens when it is full, how often keys are found, persistence, replication, who is connected, which commands take the time. Big keys are found by looking at a few keys at a time, when you ask for it. Nodes: the risk switch and the order budget that engines share, and the incidents of the others.</source>
        <translation>Redis 内部情况：内存及写满时的行为、键的命中率、持久化、复制、有哪些连接、哪些命令耗时。按需查找大键，每次只检查少量键。节点：引擎共享的风控开关和委托额度，以及其他节点的故障单。</translation>
    </message>
    <message>
        <source>The latency monitor of Redis is off: set latency-monitor-threshold to see what delays it.</source>
        <translation>Redis 的延迟监控未开启：设置 latency-monitor-threshold 后可查看延迟原因。</translation>
    </message>
    <message>
        <source>Nothing delayed Redis.</source>
        <translation>Redis 没有出现延迟。</translation>
    </message>
    <message>
        <source>Stop looking</source>
        <translation>停止查找</translation>
    </message>
    <message>
        <source>Look for big keys</source>
        <translation>查找大键</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>how far it is, then what was found</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Delays and replicas</source>
        <translation>延迟与副本</translation>
    </message>
    <message>
        <source>Nodes</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>What delayed Redis, by its own monitor</source>
        <translation>Redis 自身监控记录的延迟原因</translation>
    </message>
    <message>
        <source>Replicas</source>
        <translation>副本</translation>
    </message>
    <message>
        <source>No replica is connected.</source>
        <translation>没有副本连接。</translation>
    </message>
    <message>
        <source>No key was looked at yet. A pass goes by small steps, waits while Redis is slow, and can be stopped.</source>
        <translation>尚未检查任何键。检查分小步进行，Redis 变慢时会等待，可随时停止。</translation>
    </message>
</context>
<context>
    <name>qcat::ui::CandleChart</name>
    <message>
        <source>No candle yet. The first appears with the first trade of a minute.</source>
        <translation>尚无K线。每分钟第一笔成交后出现。</translation>
    </message>
    <message>
        <source>%1  open %2  high %3  low %4  close %5  volume %6</source>
        <translation>%1  开 %2  高 %3  低 %4  收 %5  量 %6</translation>
    </message>
</context>
<context>
    <name>qcat::ui::ChannelsPage</name>
    <message>
        <source>Channels</source>
        <translation>通知渠道</translation>
    </message>
    <message>
        <source>The ways to reach people and what was sent by them. A test goes the whole way of a real message and says what the provider answered. “Taken by the provider” does not mean that somebody has seen it; an acknowledgement does. Enter on a message opens its incident.</source>
        <translation>通知人员的各个渠道，以及通过它们发出的消息。测试会走完真实消息的全程，并给出服务商的答复。“服务商已接收”不代表有人已看到，确认才代表。在消息上按回车可打开对应事件。</translation>
    </message>
    <message>
        <source>Nobody is called: no channel is configured</source>
        <translation>不会通知任何人：未配置渠道</translation>
    </message>
    <message>
        <source>Channels stand under alerting.channels in the configuration.</source>
        <translation>渠道在配置的 alerting.channels 中设置。</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n channel(s) failed at their last send</source>
        <translation>
            <numerusform>%n 个渠道中有 %1 个最近一次发送失败</numerusform>
        </translation>
    </message>
    <message>
        <source>No channel has failed</source>
        <translation>没有渠道失败</translation>
    </message>
    <message numerus="yes">
        <source>%n channel(s) have sent nothing since the start: test them</source>
        <translation>
            <numerusform>%n 个渠道自启动以来未发送过：请测试</numerusform>
        </translation>
    </message>
    <message>
        <source>Every channel&apos;s last message was taken by its provider</source>
        <translation>每个渠道的最近一条消息都已被服务商接收</translation>
    </message>
    <message>
        <source>Send a test</source>
        <translation>发送测试</translation>
    </message>
    <message>
        <source>Send a test by %1</source>
        <translation>通过 %1 发送测试</translation>
    </message>
    <message>
        <source>%1: the test is on its way …</source>
        <translation>%1：测试已发出…</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>channel: what is wrong</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1: taken by the provider. Ask whoever should have it whether it has arrived.</source>
        <translation>%1：服务商已接收。请向收件人确认是否收到。</translation>
    </message>
    <message>
        <source>No channel is configured. They stand under alerting.channels in the configuration.</source>
        <translation>未配置渠道。渠道在配置的 alerting.channels 中设置。</translation>
    </message>
    <message>
        <source>Nothing was sent yet. Each message stands here with what its provider said.</source>
        <translation>尚未发送消息。每条消息及服务商的答复都会列在这里。</translation>
    </message>
    <message>
        <source>Messages, newest first</source>
        <translation>消息（最新在前）</translation>
    </message>
</context>
<context>
    <name>qcat::ui::CloseSheet</name>
    <message>
        <source>Closing stops the engine while money is at stake</source>
        <translation>关闭窗口会停止交易引擎，而当前仍有敞口</translation>
    </message>
    <message numerus="yes">
        <source>%n position(s)</source>
        <translation>
            <numerusform>%n 个持仓</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n working order(s)</source>
        <translation>
            <numerusform>%n 笔当前委托</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n position(s) have no stop at the venue: leaving is not offered.</source>
        <translation>
            <numerusform>%n 个持仓在交易所没有止损单：不能直接离开。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The fate of %n order(s) is unknown: leaving is not offered.</source>
        <translation>
            <numerusform>%n 笔委托状态未知：不能直接离开。</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep trading in the tray</source>
        <translation>收到托盘继续交易</translation>
    </message>
    <message>
        <source>Flatten, then close…</source>
        <translation>全部平仓后关闭…</translation>
    </message>
    <message>
        <source>Close, stops rest at the venue</source>
        <translation>关闭，止损单留在交易所</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>不关闭</translation>
    </message>
    <message>
        <source>Nothing is at stake any more: the window may be closed</source>
        <translation>已无敞口和委托：可以关闭窗口</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>qcat::ui::CommandPalette</name>
    <message>
        <source>Type what you want to do or see</source>
        <translation>输入要执行或查看的内容</translation>
    </message>
</context>
<context>
    <name>qcat::ui::ComponentMap</name>
    <message>
        <source>The components appear with their first probe.</source>
        <translation>首次探测后显示组件。</translation>
    </message>
    <message>
        <source>%1: consequence</source>
        <translation>%1：连带影响</translation>
    </message>
    <message>
        <source>stale, %1 old</source>
        <translation>数据过时，%1前</translation>
    </message>
</context>
<context>
    <name>qcat::ui::ConnectionsTab</name>
    <message>
        <source>Connections</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>By state</source>
        <translation>按状态</translation>
    </message>
    <message>
        <source>By application</source>
        <translation>按应用</translation>
    </message>
    <message>
        <source>What active sessions wait for</source>
        <translation>活动会话在等待什么</translation>
    </message>
    <message>
        <source>Nobody is connected.</source>
        <translation>没有连接。</translation>
    </message>
    <message>
        <source>No session is active.</source>
        <translation>没有活动会话。</translation>
    </message>
</context>
<context>
    <name>qcat::ui::DataTable</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Filter…</source>
        <translation>筛选…</translation>
    </message>
    <message>
        <source>Export as CSV…</source>
        <translation>导出 CSV…</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Export as CSV</source>
        <translation>导出 CSV</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV 文件 (*.csv)</translation>
    </message>
    <message>
        <source>Exported to %1</source>
        <translation>已导出到 %1</translation>
    </message>
    <message>
        <source>Filter: every word must occur; Esc clears</source>
        <translation>筛选：须包含每个词；Esc 清除</translation>
    </message>
    <message>
        <source>%1 of %2 rows match the filter</source>
        <translation>%2 行中有 %1 行符合筛选</translation>
    </message>
    <message>
        <source>Newest %1 of %2; narrow the filter or export from the store for more</source>
        <translation>最新 %1 条，共 %2 条；更多请缩小筛选或从存储导出</translation>
    </message>
    <message>
        <source>First %1 of %2</source>
        <comment>rows of a list</comment>
        <translation>前 %1 条，共 %2 条</translation>
    </message>
    <message>
        <source>Exporting: %1 of %2 rows</source>
        <translation>正在导出：第 %1 行，共 %2 行</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>qcat::ui::DatabaseOverview</name>
    <message>
        <source>Overview</source>
        <translation>概览</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>可用</translation>
    </message>
    <message>
        <source>max_connections</source>
        <translation>max_connections</translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Commits</source>
        <translation>提交</translation>
    </message>
    <message>
        <source>Rollbacks</source>
        <translation>回滚</translation>
    </message>
    <message>
        <source>Deadlocks in %1</source>
        <translation>%1 内死锁</translation>
    </message>
    <message>
        <source>Temporary files</source>
        <translation>临时文件</translation>
    </message>
    <message>
        <source>WAL written</source>
        <translation>WAL 写入</translation>
    </message>
    <message>
        <source>WAL on disk</source>
        <translation>磁盘上的 WAL</translation>
    </message>
    <message>
        <source>Checkpoints by time</source>
        <translation>定时检查点</translation>
    </message>
    <message>
        <source>Checkpoints forced</source>
        <translation>强制检查点</translation>
    </message>
    <message>
        <source>Last archived</source>
        <translation>上次归档</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>负载</translation>
    </message>
    <message>
        <source>WAL and checkpoints</source>
        <translation>WAL 与检查点</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>free</source>
        <translation>可用</translation>
    </message>
    <message>
        <source>Transactions a second</source>
        <translation>每秒事务</translation>
    </message>
    <message>
        <source>commits</source>
        <translation>提交</translation>
    </message>
    <message>
        <source>rollbacks</source>
        <translation>回滚</translation>
    </message>
    <message>
        <source>Reads from memory</source>
        <translation>内存读取</translation>
    </message>
    <message>
        <source>share</source>
        <translation>比例</translation>
    </message>
    <message>
        <source>Sessions in trouble</source>
        <translation>有问题的会话</translation>
    </message>
    <message>
        <source>in lock queues</source>
        <translation>锁队列中</translation>
    </message>
    <message>
        <source>long statements</source>
        <translation>长语句</translation>
    </message>
    <message>
        <source>idle in transaction</source>
        <translation>事务中空闲</translation>
    </message>
    <message>
        <source>Hidden from this role</source>
        <translation>对当前角色不可见</translation>
    </message>
    <message>
        <source>hidden</source>
        <comment>the server does not show it to this role</comment>
        <translation>不可见</translation>
    </message>
</context>
<context>
    <name>qcat::ui::DatabasePage</name>
    <message>
        <source>Database</source>
        <translation>数据库</translation>
    </message>
    <message>
        <source>The inside of PostgreSQL as its diagnostics connection sees it: who is connected, who waits for whom, which statements take the time, what grows, what is not vacuumed, how far replicas are behind. Every part says how old it is; what the role may not see is named with the GRANT that would show it. The statement of a session is cancelled, or the session ended, by a runbook that looks at it first. Charts: wheel zooms, drag moves, double click goes back to now.</source>
        <translation>诊断连接所见的 PostgreSQL 内部：谁在连接、谁在等谁、哪些语句耗时、什么在增长、什么未被清理、副本落后多少。每部分都注明数据时间；角色无权查看的内容会列出所需的 GRANT。取消语句或结束会话由处理预案完成，先查看再操作。图表：滚轮缩放，拖动平移，双击回到当前。</translation>
    </message>
</context>
<context>
    <name>qcat::ui::DepthLadder</name>
    <message>
        <source>No order book yet. It appears when the market feed delivers a snapshot.</source>
        <translation>尚无订单簿。行情源发来快照后出现。</translation>
    </message>
    <message>
        <source>ours</source>
        <translation>我方</translation>
    </message>
    <message>
        <source>price</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>spread %1</source>
        <translation>价差 %1</translation>
    </message>
</context>
<context>
    <name>qcat::ui::DiagnosisPage</name>
    <message>
        <source>Diagnosis</source>
        <translation>诊断</translation>
    </message>
    <message>
        <source>Every fault that QCAT knows, the likeliest by what is seen now first, with what one would notice of it. / narrows it down to the words of what you noticed; Enter opens the runbook, which looks before it changes anything.</source>
        <translation>QCAT 已知的全部故障，按当前观察到的情况把最可能的排在最前，并列出可能察觉的现象。按 / 输入你察觉到的现象以缩小范围；按回车打开处理预案，预案在改动任何东西之前会先检查。</translation>
    </message>
    <message numerus="yes">
        <source>%n fault(s) fit what is seen now</source>
        <translation>
            <numerusform>%n 个故障符合当前观察到的情况</numerusform>
        </translation>
    </message>
    <message>
        <source>The likeliest: %1</source>
        <translation>最可能：%1</translation>
    </message>
    <message>
        <source>Nothing that is watched looks broken</source>
        <translation>受监视的部件均未见损坏</translation>
    </message>
    <message>
        <source>Type / and what you noticed: a runbook looks before it changes anything.</source>
        <translation>按 / 输入你察觉到的现象：预案在改动任何东西之前会先检查。</translation>
    </message>
    <message>
        <source>No fault is known: the folder of faults was not found beside the program.</source>
        <translation>没有已知故障：在程序旁未找到故障目录。</translation>
    </message>
    <message>
        <source>Choose a fault to read what it means.</source>
        <translation>选择一个故障以查看其影响。</translation>
    </message>
    <message>
        <source>Go on with its runbook</source>
        <translation>继续其处理预案</translation>
    </message>
    <message>
        <source>Open its runbook</source>
        <translation>打开其处理预案</translation>
    </message>
</context>
<context>
    <name>qcat::ui::DrillsPage</name>
    <message>
        <source>Drills</source>
        <translation>演练</translation>
    </message>
    <message>
        <source>A private installation in a temporary folder is broken for real: databases of its own, a paper engine of its own. Mend it at its console by the wizard, or let its runbook do it; then the record is compared and a report written. Nothing of this installation is touched. / filters; on the command line: qcat drill.</source>
        <translation>在临时目录中搭建独立环境（自带数据库和模拟盘引擎）并真实破坏。可在其控制台用向导修复，或由预案自动修复；随后比对记录并生成报告。不影响本系统。按 / 筛选；命令行：qcat drill。</translation>
    </message>
    <message>
        <source>%1 of %2 drills verified</source>
        <translation>%2 个演练中 %1 个已验证</translation>
    </message>
    <message numerus="yes">
        <source>%n fault(s) have a runbook and no drill yet.</source>
        <translation>
            <numerusform>另有 %n 个故障已有预案，尚无演练。</numerusform>
        </translation>
    </message>
    <message>
        <source>This window has no drill range: drills start where the engine&apos;s configuration lies.</source>
        <translation>此窗口没有演练场：请在引擎配置所在的机器上启动演练。</translation>
    </message>
    <message>
        <source>Break it, I mend it</source>
        <translation>破坏，由我修复</translation>
    </message>
    <message>
        <source>Break it, its runbook mends it</source>
        <translation>破坏，由预案修复</translation>
    </message>
    <message>
        <source>Open its console</source>
        <translation>打开其控制台</translation>
    </message>
    <message>
        <source>Give up</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>The report of the drill&apos;s last run stands here.</source>
        <translation>此处显示上次演练的报告。</translation>
    </message>
    <message>
        <source>Real positions or orders are open: a drill waits until they are closed.</source>
        <translation>存在真实持仓或委托：须全部结束后才能演练。</translation>
    </message>
    <message>
        <source>It is broken. Mend it at its console; this page tells when it is mended.</source>
        <translation>已破坏。请在其控制台修复；修复后本页面会显示结果。</translation>
    </message>
    <message>
        <source>The range is built, broken and watched: half a minute or so.</source>
        <translation>正在搭建、破坏并监视演练环境，约需半分钟。</translation>
    </message>
    <message>
        <source>It did not run: %1</source>
        <translation>未能进行：%1</translation>
    </message>
    <message>
        <source>Choose a drill.</source>
        <translation>请选择一个演练。</translation>
    </message>
</context>
<context>
    <name>qcat::ui::EmergencyDesk</name>
    <message>
        <source>Halt</source>
        <translation>停止交易</translation>
    </message>
    <message>
        <source>Not halted: hold the button for 0.7 seconds</source>
        <translation>尚未停止：请按住按钮 0.7 秒</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Cancel entries</source>
        <translation>撤开仓单</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Flatten</source>
        <translation>全部平仓</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>恢复交易</translation>
    </message>
    <message>
        <source>%1: sent, waiting until it is proven at the venue</source>
        <translation>%1：已发送，等待交易所证实</translation>
    </message>
    <message>
        <source>%1 failed, %2</source>
        <translation>%1失败，%2</translation>
    </message>
    <message>
        <source>%1: done, %2</source>
        <translation>%1完成，%2</translation>
    </message>
    <message numerus="yes">
        <source>Halt and cancel %n order(s) that open or add?</source>
        <translation>
            <numerusform>停止交易并撤销 %n 笔开仓或加仓委托？</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Trading is halted with it, or the strategies would quote again; resume it when you are ready. %n protective stop(s) stay at the venue.</source>
        <translation>
            <numerusform>同时停止交易，否则策略会重新报价；准备好后再恢复交易。%n 笔保护性止损留在交易所。</numerusform>
        </translation>
    </message>
    <message>
        <source>Halt and cancel the entries</source>
        <translation>停止交易并撤开仓单</translation>
    </message>
</context>
<context>
    <name>qcat::ui::EquityChart</name>
    <message>
        <source>The curve begins with the second minute of trading.</source>
        <translation>曲线从交易的第二分钟开始。</translation>
    </message>
    <message>
        <source>stale, %1 old</source>
        <translation>数据过时，%1前</translation>
    </message>
</context>
<context>
    <name>qcat::ui::EvidencePanel</name>
    <message>
        <source>read %1 ago</source>
        <translation>%1 前读取</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>当前</translation>
    </message>
    <message>
        <source>Last probe</source>
        <translation>最近探测</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>%1 前</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>证据</translation>
    </message>
    <message>
        <source>At stake now</source>
        <translation>当前敞口</translation>
    </message>
</context>
<context>
    <name>qcat::ui::ExportButton</name>
    <message>
        <source>Export the incident</source>
        <translation>导出故障单</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>已写入：%1</translation>
    </message>
    <message>
        <source>%1 is not in the store any more</source>
        <translation>存储中已没有 %1</translation>
    </message>
</context>
<context>
    <name>qcat::ui::ExposureCard</name>
    <message>
        <source>Open orders</source>
        <translation>当前委托</translation>
    </message>
    <message>
        <source>Stops resting at the venue</source>
        <translation>交易所条件单（止损）</translation>
    </message>
    <message>
        <source>Orders of unknown fate</source>
        <translation>状态未知委托</translation>
    </message>
    <message>
        <source>short</source>
        <comment>position</comment>
        <translation>空</translation>
    </message>
    <message>
        <source>long</source>
        <comment>position</comment>
        <translation>多</translation>
    </message>
    <message>
        <source> · no stop</source>
        <translation> · 无止损</translation>
    </message>
    <message>
        <source>Positions</source>
        <translation>持仓</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Gross exposure</source>
        <translation>总敞口</translation>
    </message>
    <message>
        <source>Equity</source>
        <translation>权益</translation>
    </message>
    <message>
        <source>Unknown: neither the engine nor the venue answers. Last known figures, %1</source>
        <translation>未知：引擎与交易所均无应答。最近一次已知数值，%1</translation>
    </message>
</context>
<context>
    <name>qcat::ui::FilterBar</name>
    <message>
        <source>“%1” is no time: write 2026-11-20 10:00 or 10:00:05</source>
        <translation>“%1”不是时间：请写成 2026-11-20 10:00 或 10:00:05</translation>
    </message>
    <message>
        <source>The end is not later than the beginning: nothing lies between them</source>
        <translation>结束时间不晚于开始时间：其间没有内容</translation>
    </message>
    <message>
        <source>category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Categories, several with commas</source>
        <translation>类别，多个用逗号分隔</translation>
    </message>
    <message>
        <source>Text in any line of a message</source>
        <translation>消息任意一行中的文字</translation>
    </message>
    <message>
        <source>from 10:00</source>
        <translation>自 10:00</translation>
    </message>
    <message>
        <source>to 11:00</source>
        <translation>至 11:00</translation>
    </message>
    <message>
        <source>The text is a regular expression</source>
        <translation>文字为正则表达式</translation>
    </message>
    <message>
        <source>Upper and lower case differ</source>
        <translation>区分大小写</translation>
    </message>
    <message>
        <source>Whole words</source>
        <translation>全字匹配</translation>
    </message>
    <message>
        <source>Messages without the text</source>
        <translation>不含该文字的消息</translation>
    </message>
    <message>
        <source>Lines shown before and behind each match</source>
        <translation>每处匹配前后显示的行数</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
</context>
<context>
    <name>qcat::ui::FlattenSheet</name>
    <message>
        <source>Flatten: halt, cancel entries, close every position at market</source>
        <translation>全部平仓：停止交易，撤开仓单，以市价平掉所有持仓</translation>
    </message>
    <message>
        <source>Stops at the venue are cancelled only after the account is proven flat. Type %1 to go on.</source>
        <translation>只有证实账户已无持仓后才撤销交易所的止损单。输入 %1 继续。</translation>
    </message>
    <message>
        <source>Flatten now</source>
        <translation>立即全部平仓</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message numerus="yes">
        <source>Slippage about %1 USDT by the books now, fees beside it; %n order(s) that open or reduce are cancelled.</source>
        <translation>
            <numerusform>按当前订单簿估计滑点约 %1 USDT，手续费另计；将撤销 %n 笔开仓或减仓委托。</numerusform>
        </translation>
    </message>
    <message>
        <source>The books shown do not cover everything: expect more.</source>
        <translation>显示的订单簿不足以覆盖全部：实际成本会更高。</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>Symbol</source>
        <translation>合约</translation>
    </message>
    <message>
        <source>Closes</source>
        <translation>平仓数量</translation>
    </message>
    <message>
        <source>About at</source>
        <translation>约价</translation>
    </message>
    <message>
        <source>Slippage</source>
        <translation>滑点</translation>
    </message>
    <message>
        <source>Book</source>
        <translation>订单簿</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>not live</source>
        <translation>非实时</translation>
    </message>
    <message>
        <source>covers it</source>
        <translation>可覆盖</translation>
    </message>
    <message>
        <source>%1 beyond the book</source>
        <translation>%1 超出订单簿</translation>
    </message>
</context>
<context>
    <name>qcat::ui::HistoryChart</name>
    <message>
        <source>%1 old</source>
        <translation>%1 前</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>无数据</translation>
    </message>
</context>
<context>
    <name>qcat::ui::HistoryPanel</name>
    <message>
        <source>Export the chart</source>
        <translation>导出图表</translation>
    </message>
    <message>
        <source>Export this chart</source>
        <translation>导出此图表</translation>
    </message>
    <message>
        <source>Nobody measured this in the chosen time.</source>
        <translation>所选时段内没有测量数据。</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>已写入：%1</translation>
    </message>
</context>
<context>
    <name>qcat::ui::IncidentCard</name>
    <message>
        <source>Time to harm: %1</source>
        <translation>距损失时间：%1</translation>
    </message>
    <message>
        <source>suspected, opens in %1</source>
        <translation>疑似，%1 后开单</translation>
    </message>
    <message>
        <source>suspected</source>
        <translation>疑似</translation>
    </message>
    <message>
        <source>since %1 (%2)</source>
        <translation>%1 起（%2）</translation>
    </message>
    <message numerus="yes">
        <source>%n symptom(s)</source>
        <translation>
            <numerusform>%n 个症状</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n consequence(s)</source>
        <translation>
            <numerusform>%n 项连带影响</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · owner: %2</source>
        <comment>state, name</comment>
        <translation>%1 · 负责人：%2</translation>
    </message>
    <message>
        <source>not acknowledged, %1 too late</source>
        <translation>未认领，已超时 %1</translation>
    </message>
    <message>
        <source>acknowledge within %1 · nobody yet</source>
        <translation>请在 %1 内认领 · 尚无人认领</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>认领</translation>
    </message>
    <message>
        <source>Open runbook</source>
        <translation>打开处理预案</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>证据</translation>
    </message>
</context>
<context>
    <name>qcat::ui::IncidentDetail</name>
    <message>
        <source>since %1</source>
        <translation>%1 起</translation>
    </message>
    <message>
        <source>owner: %1</source>
        <translation>负责人：%1</translation>
    </message>
    <message>
        <source>response time is over since %1</source>
        <translation>响应时限已超 %1</translation>
    </message>
    <message>
        <source>acknowledge within %1</source>
        <translation>请在 %1 内认领</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>当前</translation>
    </message>
    <message>
        <source>Last probe</source>
        <translation>最近探测</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>%1 前</translation>
    </message>
    <message>
        <source>Consequence</source>
        <translation>连带影响</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>执行人</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>证据</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>Log when it opened</source>
        <translation>开单时的日志</translation>
    </message>
    <message>
        <source>When it opened, %1: %2</source>
        <translation>立单时（%1）：%2</translation>
    </message>
    <message>
        <source>Exposure at the first sign</source>
        <translation>最初征兆时的敞口</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>附件</translation>
    </message>
    <message>
        <source>Files (%1)</source>
        <translation>附件（%1）</translation>
    </message>
</context>
<context>
    <name>qcat::ui::IncidentFilter</name>
    <message>
        <source>Any component</source>
        <translation>全部组件</translation>
    </message>
    <message>
        <source>Search id, fault, component, instance, owner and notes</source>
        <translation>搜索编号、故障类型、组件、实例、负责人和备注</translation>
    </message>
    <message>
        <source>Any state</source>
        <translation>全部状态</translation>
    </message>
    <message>
        <source>Not over</source>
        <comment>incidents</comment>
        <translation>未结束</translation>
    </message>
    <message>
        <source>Any severity</source>
        <translation>全部级别</translation>
    </message>
    <message>
        <source>Opened at any time</source>
        <translation>全部时间</translation>
    </message>
    <message>
        <source>Last 24 hours</source>
        <translation>最近 24 小时</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>最近 7 天</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>最近 30 天</translation>
    </message>
    <message>
        <source>Last 90 days</source>
        <translation>最近 90 天</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>最近一年</translation>
    </message>
</context>
<context>
    <name>qcat::ui::IncidentsPage</name>
    <message>
        <source>Incidents</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>No incident is open</source>
        <translation>没有未解决的故障单</translation>
    </message>
    <message numerus="yes">
        <source>%n incident(s) open</source>
        <translation>
            <numerusform>%n 个故障单未解决</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not acknowledged yet</source>
        <translation>
            <numerusform>%n 个尚未认领</numerusform>
        </translation>
    </message>
    <message>
        <source>Note for the record</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Write it</source>
        <translation>写入</translation>
    </message>
    <message>
        <source>What mended it?</source>
        <translation>如何解决的？</translation>
    </message>
    <message>
        <source>Resolve</source>
        <translation>解决</translation>
    </message>
    <message>
        <source>No incident on record. When a fault is detected it appears here with its timeline.</source>
        <translation>没有故障单。检测到故障时，故障单及其时间线显示在这里。</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>认领</translation>
    </message>
    <message>
        <source>Open runbook</source>
        <translation>打开处理预案</translation>
    </message>
    <message>
        <source>Note…</source>
        <translation>备注…</translation>
    </message>
    <message>
        <source>Resolve…</source>
        <translation>解决…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>No incident matches the search and the filters above.</source>
        <translation>没有符合上方搜索和筛选条件的故障单。</translation>
    </message>
    <message>
        <source>Every stored incident with its record; the line above searches and filters all of them, a click on a column sorts them. / searches, A acknowledges, R opens the runbook, L its log lines, N writes a note, E exports. Resolve says that it is mended; close ends the record. Enter on a row opens its runbook.</source>
        <translation>所有已存储的故障单及其记录；上方一行可对全部故障单搜索和筛选，点击列标题排序。/ 搜索，A 认领，R 打开处理预案，L 查看其日志行，N 写备注，E 导出。“解决”表示已修复，“关闭”结束记录。在行上按 Enter 打开其处理预案。</translation>
    </message>
    <message>
        <source>Log lines</source>
        <translation>日志行</translation>
    </message>
</context>
<context>
    <name>qcat::ui::IndexesTab</name>
    <message>
        <source>Indexes</source>
        <translation>索引</translation>
    </message>
    <message>
        <source>How tables are read, since %1</source>
        <translation>表的读取方式（自 %1 起）</translation>
    </message>
    <message>
        <source>How tables are read</source>
        <translation>表的读取方式</translation>
    </message>
    <message>
        <source>Indexes to look at</source>
        <translation>需要关注的索引</translation>
    </message>
    <message>
        <source>No index stands out.</source>
        <translation>没有需要关注的索引。</translation>
    </message>
    <message>
        <source>No table was read yet.</source>
        <translation>尚未读取任何表。</translation>
    </message>
</context>
<context>
    <name>qcat::ui::InputsForm</name>
    <message>
        <source>a whole number from %1 to %2</source>
        <translation>%1 到 %2 的整数</translation>
    </message>
    <message>
        <source>a text of %1 to %2 bytes</source>
        <translation>%1 到 %2 字节的文本</translation>
    </message>
    <message>
        <source>a time from %1 to %2, such as 30s, 5m or 1h</source>
        <translation>%1 到 %2 的时长，例如 30s、5m 或 1h</translation>
    </message>
    <message>
        <source>one of %1</source>
        <translation>以下之一：%1</translation>
    </message>
</context>
<context>
    <name>qcat::ui::KeptEvidence</name>
    <message>
        <source>Trading engine</source>
        <translation>交易引擎</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Nothing was kept of how it was then.</source>
        <translation>当时的情况没有留存。</translation>
    </message>
    <message>
        <source>No line of the log had to do with it.</source>
        <translation>日志中没有相关内容。</translation>
    </message>
    <message>
        <source>No line of the log was kept.</source>
        <translation>没有留存日志。</translation>
    </message>
    <message>
        <source>When it opened</source>
        <translation>开单时</translation>
    </message>
</context>
<context>
    <name>qcat::ui::LicencePage</name>
    <message>
        <source>Live licence</source>
        <translation>实盘准入</translation>
    </message>
    <message>
        <source>Real money is traded only when the drills of the worst faults passed with this version, a backup was restored within 26 hours, somebody answered on a phone within 7 days, and keys and clock are good. What is missing says how one gets it. Breaking the glass lets it trade without, until the engine stops: with a reason and the name of the approver whom you called, both in the audit. It resumes nobody. On the command line: qcat licence.</source>
        <translation>只有满足以下条件才会交易真实资金：最严重故障的演练已在本版本上通过，26 小时内恢复过备份，7 天内有人接听过告警电话，密钥和时钟正常。缺少的条件会说明如何补齐。应急授权可以在缺少条件时放行，直到引擎停止：须写明原因和已致电的审批人，两者都记入审计。它不会自动恢复交易。命令行：qcat licence。</translation>
    </message>
    <message>
        <source>What the licence lacks is not known yet</source>
        <translation>尚不清楚实盘准入缺少什么</translation>
    </message>
    <message>
        <source>Nothing is missing.</source>
        <translation>没有缺少的条件。</translation>
    </message>
    <message numerus="yes">
        <source>%n point(s) would be missing.</source>
        <translation>
            <numerusform>若为实盘，还缺少 %n 项条件。</numerusform>
        </translation>
    </message>
    <message>
        <source>Paper money is traded here: no licence is needed</source>
        <translation>这里是模拟交易：不需要实盘准入</translation>
    </message>
    <message>
        <source>The glass is broken: real money may be traded without the licence</source>
        <translation>已启用应急授权：未满足实盘准入也可交易真实资金</translation>
    </message>
    <message>
        <source>By %1 at %2: %3</source>
        <translation>%1 于 %2 启用：%3</translation>
    </message>
    <message>
        <source>The licence is complete</source>
        <translation>实盘准入条件已齐备</translation>
    </message>
    <message>
        <source>Real money may be traded; resuming is done by hand on the page Trading.</source>
        <translation>可以交易真实资金；恢复交易须在“交易”页手动进行。</translation>
    </message>
    <message numerus="yes">
        <source>The licence is not complete: %n point(s) missing</source>
        <translation>
            <numerusform>实盘准入条件未齐备：缺少 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Real money is not traded before they are there.</source>
        <translation>补齐之前不会交易真实资金。</translation>
    </message>
    <message>
        <source>Why can real money not wait for the licence?</source>
        <translation>为什么真实资金的交易不能等到条件齐备？</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Which approver did you call? The name stands in the audit.</source>
        <translation>您致电了哪位审批人？姓名会记入审计。</translation>
    </message>
    <message>
        <source>Break the glass</source>
        <translation>启用应急授权</translation>
    </message>
    <message>
        <source>The glass is broken until the engine stops. Resume by hand on the page Trading.</source>
        <translation>应急授权已启用，直到引擎停止。请在“交易”页手动恢复交易。</translation>
    </message>
    <message>
        <source>Break the glass …</source>
        <translation>启用应急授权 …</translation>
    </message>
    <message>
        <source>Alone, and it cannot wait? Call an approver, say why, and both stand in the audit. It holds until the engine stops.</source>
        <translation>独自值守且不能等待？请致电审批人并说明原因，两者都会记入审计。有效期到引擎停止为止。</translation>
    </message>
</context>
<context>
    <name>qcat::ui::LicencePoint</name>
    <message>
        <source>Each of them has to pass with this version: run it on the page Drills, or with qcat drill run.</source>
        <translation>每一项都须在本版本上演练通过：在“演练”页执行，或用 qcat drill run。</translation>
    </message>
    <message>
        <source>Prove the newest backup by a restore: on the page Backups, or with qcat backup verify.</source>
        <translation>用恢复来校验最新备份：在“备份”页执行，或用 qcat backup verify。</translation>
    </message>
    <message>
        <source>Test a channel that calls a phone, and answer the call: on the page Channels.</source>
        <translation>测试一个拨打电话的通知渠道并接听：在“通知渠道”页进行。</translation>
    </message>
    <message>
        <source>Replace what is too old: qcat secrets list says which, qcat secrets rotate and qcat token replace it.</source>
        <translation>更换过期的密钥：qcat secrets list 列出是哪些，用 qcat secrets rotate 和 qcat token 更换。</translation>
    </message>
    <message>
        <source>Have chrony or systemd-timesyncd keep the clock right; the page System says how far off it is.</source>
        <translation>请用 chrony 或 systemd-timesyncd 校准时钟；“系统”页显示偏差。</translation>
    </message>
    <message>
        <source>good</source>
        <comment>a point of the licence</comment>
        <translation>满足</translation>
    </message>
    <message>
        <source>missing</source>
        <comment>a point of the licence</comment>
        <translation>缺少</translation>
    </message>
    <message>
        <source>Open the page</source>
        <translation>打开页面</translation>
    </message>
</context>
<context>
    <name>qcat::ui::LinePanel</name>
    <message>
        <source>Incident %1: %2</source>
        <translation>故障单 %1：%2</translation>
    </message>
    <message>
        <source>Show every line of %1, in all files that are open</source>
        <translation>显示所有已打开文件中 %1 的每一行</translation>
    </message>
</context>
<context>
    <name>qcat::ui::ListExport</name>
    <message>
        <source>Export the incidents of the list</source>
        <translation>导出列表中的故障单</translation>
    </message>
    <message>
        <source>Export list</source>
        <translation>导出列表</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message numerus="yes">
        <source>%n incident(s) written to %1</source>
        <translation>
            <numerusform>已将 %n 个故障单写入 %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qcat::ui::ListPager</name>
    <message>
        <source>Only the newest ones: %1</source>
        <translation>仅显示最新的故障单：%1</translation>
    </message>
    <message>
        <source>Asking for the stored incidents…</source>
        <translation>正在查询已存储的故障单…</translation>
    </message>
    <message>
        <source>%1–%2 of %3</source>
        <comment>incidents of a page of a list</comment>
        <translation>第 %1–%2 条，共 %3 条</translation>
    </message>
    <message>
        <source>‹ Previous</source>
        <translation>‹ 上一页</translation>
    </message>
    <message>
        <source>Next ›</source>
        <translation>下一页 ›</translation>
    </message>
</context>
<context>
    <name>qcat::ui::LocksTab</name>
    <message>
        <source>Locks</source>
        <translation>锁</translation>
    </message>
    <message>
        <source>Who waits for whom</source>
        <translation>谁在等谁</translation>
    </message>
    <message>
        <source>Nobody waits for a lock.</source>
        <translation>没有会话在等待锁。</translation>
    </message>
</context>
<context>
    <name>qcat::ui::LogHistogram</name>
    <message>
        <source>No message with a time</source>
        <translation>没有带时间的消息</translation>
    </message>
    <message>
        <source>Messages each %1, at most %2</source>
        <translation>每 %1 的消息数，最多 %2</translation>
    </message>
    <message>
        <source>red: errors, amber: warnings (at least two pixels)</source>
        <translation>红：错误，黄：警告（至少两个像素）</translation>
    </message>
    <message>
        <source>%1 – %2: %3 messages, %4 warnings, %5 errors</source>
        <translation>%1 – %2：%3 条消息，%4 条警告，%5 条错误</translation>
    </message>
</context>
<context>
    <name>qcat::ui::LogsPage</name>
    <message numerus="yes">
        <source>%n line(s) copied</source>
        <translation>
            <numerusform>已复制 %n 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The first %n line(s) copied: export gives all</source>
        <translation>
            <numerusform>已复制前 %n 行：导出可得全部</numerusform>
        </translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>QCAT&apos;s own log, or any other: files and folders, rotated and compressed ones as one stream, merged by time. Every filter keeps messages whole with their stack traces. Home, End, Page and Shift move and select; Ctrl+C copies; F8 and Shift+F8 next and last error; B bookmark, F2 and Shift+F2 through the bookmarks; I the whole life of the first id of the line; Ctrl+T go to a time; Ctrl+E export; Space stands still while lines go on being received. On the command line: qcat logs.</source>
        <translation>QCAT 自己的日志或任意其他日志：文件与文件夹，已轮转和压缩的文件合为一体，按时间合并。任何筛选都保留完整消息及其堆栈。Home、End、翻页与 Shift 用于移动和选择；Ctrl+C 复制；F8 与 Shift+F8 下一个、上一个错误；B 书签，F2 与 Shift+F2 在书签间移动；I 显示该行首个编号的全过程；Ctrl+T 跳到某一时刻；Ctrl+E 导出；空格使画面静止，期间仍继续接收。命令行：qcat logs。</translation>
    </message>
    <message>
        <source>No logs here</source>
        <translation>此处没有日志</translation>
    </message>
    <message>
        <source>This window reads no log files.</source>
        <translation>此窗口不读取日志文件。</translation>
    </message>
    <message>
        <source>No log is open</source>
        <translation>未打开日志</translation>
    </message>
    <message>
        <source>The engine&apos;s log lies where it runs: there, use qcat logs. A copy of it, or any other log of this machine, can be opened here.</source>
        <translation>引擎的日志在其运行的机器上：请在那里使用 qcat logs。此处可以打开它的副本，或本机的其他日志。</translation>
    </message>
    <message>
        <source>Reading %1: %2</source>
        <translation>正在读取 %1：%2</translation>
    </message>
    <message>
        <source>%1 lines; not everything is there</source>
        <translation>%1 行；内容不完整</translation>
    </message>
    <message>
        <source>%1 lines of %2</source>
        <translation>%2 共 %1 行</translation>
    </message>
    <message>
        <source>Merged by time.</source>
        <translation>按时间合并。</translation>
    </message>
    <message>
        <source>%1 of %2 lines</source>
        <translation>%2 行中的 %1 行</translation>
    </message>
    <message>
        <source>%1 messages of %2: %3</source>
        <translation>%2 中 %1 条消息：%3</translation>
    </message>
    <message>
        <source>Open a log file or a folder of them.</source>
        <translation>请打开日志文件或日志文件夹。</translation>
    </message>
    <message>
        <source>The log is being read.</source>
        <translation>正在读取日志。</translation>
    </message>
    <message>
        <source>Searching …</source>
        <translation>正在搜索…</translation>
    </message>
    <message>
        <source>Nothing is written in it yet: lines appear here as they come.</source>
        <translation>尚无内容：新行写入后会显示在这里。</translation>
    </message>
    <message>
        <source>No line passes the filter.</source>
        <translation>没有符合筛选条件的行。</translation>
    </message>
    <message>
        <source>received %1</source>
        <translation>收到 %1</translation>
    </message>
    <message>
        <source>shown %1</source>
        <translation>显示 %1</translation>
    </message>
    <message>
        <source>put together %1</source>
        <translation>合并刷新 %1</translation>
    </message>
    <message>
        <source>times go back in it</source>
        <translation>其中时间有倒退</translation>
    </message>
    <message>
        <source>“%1” is no time: write 2026-11-20 10:00 or 10:00:05</source>
        <translation>“%1”不是时间：请写成 2026-11-20 10:00 或 10:00:05</translation>
    </message>
    <message>
        <source>Nothing is as late as %1</source>
        <translation>没有晚至 %1 的内容</translation>
    </message>
    <message>
        <source>No later error</source>
        <translation>其后没有错误</translation>
    </message>
    <message>
        <source>No earlier error</source>
        <translation>之前没有错误</translation>
    </message>
    <message>
        <source>Show every line of %1</source>
        <translation>显示 %1 的每一行</translation>
    </message>
    <message>
        <source>Only messages with “%1”</source>
        <translation>只看含“%1”的消息</translation>
    </message>
    <message>
        <source>No messages with “%1”</source>
        <translation>不看含“%1”的消息</translation>
    </message>
    <message>
        <source>Do not highlight “%1”</source>
        <translation>取消高亮“%1”</translation>
    </message>
    <message>
        <source>Highlight “%1”</source>
        <translation>高亮“%1”</translation>
    </message>
    <message>
        <source>Copy the selected lines</source>
        <translation>复制所选行</translation>
    </message>
    <message>
        <source>Bookmark</source>
        <translation>书签</translation>
    </message>
    <message>
        <source>Next error</source>
        <translation>下一个错误</translation>
    </message>
    <message>
        <source>Last error</source>
        <translation>上一个错误</translation>
    </message>
    <message>
        <source>%1 lines written to %2</source>
        <translation>已将 %1 行写入 %2</translation>
    </message>
    <message>
        <source>Log lines</source>
        <translation>日志行</translation>
    </message>
    <message>
        <source>Messages over time</source>
        <translation>消息随时间的分布</translation>
    </message>
    <message>
        <source>Patterns</source>
        <translation>模式</translation>
    </message>
    <message>
        <source>Messages that differ in figures and names alone, counted together</source>
        <translation>仅数字和名称不同的消息合并计数</translation>
    </message>
    <message>
        <source>Memory is short, and what is known of a log was given up: it is read anew when there is room.</source>
        <translation>内存不足，已放弃对日志的索引：有空余内存时会重新读取。</translation>
    </message>
    <message>
        <source>Closed until there is memory for it.</source>
        <translation>内存不足，暂时关闭；有空余内存时自动打开。</translation>
    </message>
</context>
<context>
    <name>qcat::ui::MainWindow</name>
    <message>
        <source>%1 – QCAT</source>
        <translation>%1 – QCAT</translation>
    </message>
    <message>
        <source>Show the console</source>
        <translation>显示控制台</translation>
    </message>
    <message>
        <source>Ctrl+K everything by name · Ctrl+1…9 and Ctrl+G letter pages · / filter · Space pause · F5 refresh · Ctrl+C copy cells · Ctrl+Shift+H held: halt · Esc back, never destructive</source>
        <translation>Ctrl+K 按名称查找一切 · Ctrl+1…9 与 Ctrl+G 加字母切换页面 · / 筛选 · 空格暂停 · F5 刷新 · Ctrl+C 复制单元格 · 按住 Ctrl+Shift+H 停止交易 · Esc 返回，不会执行任何操作</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Go to %1</source>
        <translation>前往%1</translation>
    </message>
    <message>
        <source>Cancel entries…</source>
        <translation>撤开仓单…</translation>
    </message>
    <message>
        <source>Flatten…</source>
        <translation>全部平仓…</translation>
    </message>
    <message>
        <source>Resume trading…</source>
        <translation>恢复交易…</translation>
    </message>
    <message>
        <source>Pause or go on with this page</source>
        <translation>暂停或继续本页</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>Help for this page</source>
        <translation>本页帮助</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
</context>
<context>
    <name>qcat::ui::ManualPage</name>
    <message>
        <source>Manual</source>
        <translation>手册</translation>
    </message>
    <message>
        <source>Every command of the fault manual with what became of it: the step of a runbook that it is, the safer step in its place, or why nothing does it. / filters by any word; on the command line: qcat manual.</source>
        <translation>故障手册中的每条命令及其处理：对应预案的哪一步、改用哪个更安全的步骤，或不执行的原因。按 / 用任意词过滤；命令行用 qcat manual。</translation>
    </message>
    <message>
        <source>The table of the manual was not found beside the program.</source>
        <translation>未在程序旁找到手册对照表。</translation>
    </message>
    <message>
        <source>%1 of %2 lines of the manual are steps of runbooks</source>
        <translation>手册 %2 行中有 %1 行是预案步骤</translation>
    </message>
    <message>
        <source>The others are refused with the reason, or wait for a part that is to come.</source>
        <translation>其余各行注明不执行的原因，或等待后续功能。</translation>
    </message>
</context>
<context>
    <name>qcat::ui::MonthChart</name>
    <message>
        <source>Nothing in this time</source>
        <translation>此时段内没有数据</translation>
    </message>
</context>
<context>
    <name>qcat::ui::NavigationRail</name>
    <message numerus="yes">
        <source>%1, %n waiting</source>
        <translation>
            <numerusform>%1，%n 项待处理</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qcat::ui::OnCallPage</name>
    <message>
        <source>On call</source>
        <translation>值班</translation>
    </message>
    <message>
        <source>Who is called when something breaks. On-call moves with a signature: until whoever comes has signed, both they and the one who holds the schedule are called. Before you sign, read what is open; what you write goes to the record and to the one who takes over.</source>
        <translation>出现故障时通知谁。值班以签字为准：接班人签字之前，当前值班人和接班人都会被通知。签字前请先阅读未解决的故障单；您填写的内容会写入记录并发送给接班人。</translation>
    </message>
    <message>
        <source>Nobody is on call: no schedule is configured</source>
        <translation>无人值班：未配置值班表</translation>
    </message>
    <message>
        <source>Schedules stand under alerting.schedules in the configuration.</source>
        <translation>值班表在配置的 alerting.schedules 中设置。</translation>
    </message>
    <message>
        <source>%1: nobody</source>
        <translation>%1：无人</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>schedule: person</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1: %2 is due to take over from %3</source>
        <translation>%1：%2 应从 %3 接班</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n gap(s) in the coming weeks</source>
        <translation>
            <numerusform>%1：未来几周有 %n 段无人值班</numerusform>
        </translation>
    </message>
    <message>
        <source>On call: %1</source>
        <translation>值班：%1</translation>
    </message>
    <message>
        <source>Exposure: %1 open orders, %2 positions, gross %3</source>
        <translation>敞口：当前委托 %1 笔，持仓 %2 个，总额 %3</translation>
    </message>
    <message>
        <source>Exposure is not known: neither the engine nor the venue answers.</source>
        <translation>敞口未知：引擎和交易所均无应答。</translation>
    </message>
    <message numerus="yes">
        <source>%n open incident(s)</source>
        <translation>
            <numerusform>%n 个未解决的故障单</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %n of them silenced</source>
        <translation>
            <numerusform>，其中 %n 个已静默</numerusform>
        </translation>
    </message>
    <message>
        <source>Take over …</source>
        <translation>接班…</translation>
    </message>
    <message>
        <source>%1 takes over %2 …</source>
        <translation>%1 接班 %2…</translation>
    </message>
    <message>
        <source>What must whoever comes know?</source>
        <translation>接班人必须知道什么？</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>签字</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>已发送</translation>
    </message>
    <message>
        <source>%1 has taken over %2</source>
        <translation>%1 已接班 %2</translation>
    </message>
    <message>
        <source>No schedule is configured. They stand under alerting.schedules in the configuration.</source>
        <translation>未配置值班表。值班表在配置的 alerting.schedules 中设置。</translation>
    </message>
    <message>
        <source>What is handed over</source>
        <translation>交接内容</translation>
    </message>
    <message numerus="yes">
        <source>%n silence(s) or maintenance window(s) in force</source>
        <translation>
            <numerusform>%n 个静默或维护窗口生效中</numerusform>
        </translation>
    </message>
    <message>
        <source>Since the last signature: %1 opened, %2 resolved</source>
        <translation>自上次签字以来：新开 %1 个，解决 %2 个</translation>
    </message>
    <message>
        <source>%1: %2 stands in from %3 until %4</source>
        <translation>%1：%2 代班，%3 至 %4</translation>
    </message>
    <message numerus="yes">
        <source>and %n more, on the page Incidents</source>
        <translation>
            <numerusform>另有 %n 个，见“故障”页</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qcat::ui::OverviewPage</name>
    <message>
        <source>Overview</source>
        <translation>总览</translation>
    </message>
    <message>
        <source>The sentence on top says whether trading is safe and what is broken. Each card is one fault, sorted by the time until it does harm: acknowledge it, open its runbook, or look at the evidence. In the map, arrow keys move between components and Enter opens one.</source>
        <translation>顶部一句话说明交易是否安全、哪里有故障。每张卡片是一个故障，按距损失时间排序：可认领、打开处理预案或查看证据。在依赖图中用方向键移动，回车打开组件。</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>%1 前</translation>
    </message>
    <message>
        <source>%1 broken, %2 fail because of it</source>
        <translation>%1 个故障，%2 个受连带影响</translation>
    </message>
    <message>
        <source>%1 broken</source>
        <translation>%1 个故障</translation>
    </message>
    <message>
        <source>Equity today, quote asset, with incidents</source>
        <translation>当日权益（计价货币）与故障</translation>
    </message>
    <message>
        <source>What stands on what</source>
        <translation>依赖关系</translation>
    </message>
    <message>
        <source>Not known: the engine has not been heard for %1</source>
        <translation>状态未知：已有 %1 未收到引擎消息</translation>
    </message>
    <message>
        <source>What is shown is the past. It said then: %1</source>
        <translation>以下为过去的数据。当时状态：%1</translation>
    </message>
</context>
<context>
    <name>qcat::ui::Page</name>
    <message>
        <source>Paused: %1</source>
        <translation>已暂停：%1</translation>
    </message>
</context>
<context>
    <name>qcat::ui::PatternList</name>
    <message>
        <source>Looking for patterns …</source>
        <translation>正在归纳模式…</translation>
    </message>
    <message>
        <source>%1 messages are %2 patterns</source>
        <translation>%1 条消息归为 %2 种模式</translation>
    </message>
    <message>
        <source>%1; %2 messages are of further ones</source>
        <translation>%1；另有 %2 条属于其他模式</translation>
    </message>
    <message>
        <source>No message with a time.</source>
        <translation>没有带时间的消息。</translation>
    </message>
</context>
<context>
    <name>qcat::ui::PerformancePage</name>
    <message>
        <source>Performance</source>
        <translation>性能</translation>
    </message>
    <message>
        <source>What each figure usually is in this hour of the week is learned: the median and how far values lie from it. A figure above its limit for two intervals is a fault, which names what is to blame. Such values are not learned from: where a new level is right, have it learned anew. Below: where the time goes between a market event and the orders that answer it.</source>
        <translation>系统会学习每项指标在一周中这一时段的平常水平：中位数及其离散程度。连续两个周期超过上限即为故障，并指出责任所在。这样的数值不会被学习：若新的水平是正常的，请重新学习。下方：从行情事件到应答委托之间时间花在哪里。</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>实测</translation>
    </message>
    <message>
        <source>usual</source>
        <translation>平常</translation>
    </message>
    <message>
        <source>limit</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>Figures appear with the end of the first interval, performance.interval of the configuration.</source>
        <translation>第一个周期（配置项 performance.interval）结束时出现指标。</translation>
    </message>
    <message>
        <source>Stages appear with the first order.</source>
        <translation>有第一笔委托后显示各阶段。</translation>
    </message>
    <message>
        <source>Nobody asked the API in the last interval.</source>
        <translation>最近周期内没有接口请求。</translation>
    </message>
    <message>
        <source>From a market event to its orders</source>
        <translation>从行情事件到委托</translation>
    </message>
    <message>
        <source>Requests that took the most time</source>
        <translation>占用接口时间最多的请求</translation>
    </message>
    <message>
        <source>Learn anew what is usual …</source>
        <translation>重新学习性能基线…</translation>
    </message>
</context>
<context>
    <name>qcat::ui::PlanPanel</name>
    <message>
        <source>What it would do · dry run, nothing done yet · %1 ago</source>
        <translation>将要做什么 · 预演结果，未执行 · %1 前</translation>
    </message>
    <message>
        <source>What it would do · being worked out</source>
        <translation>将要做什么 · 正在预演</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>动作</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Preconditions</source>
        <translation>前置条件</translation>
    </message>
    <message>
        <source>Open orders and positions</source>
        <translation>委托与持仓</translation>
    </message>
    <message>
        <source>Expected duration</source>
        <translation>预计时间</translation>
    </message>
    <message>
        <source>%1, given up after %2</source>
        <translation>%1，超过 %2 放弃</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Risk</source>
        <translation>风险</translation>
    </message>
    <message>
        <source>Irreversible</source>
        <translation>不可撤销</translation>
    </message>
</context>
<context>
    <name>qcat::ui::PoolForecastPanel</name>
    <message>
        <source>Borrowers</source>
        <translation>请求速率</translation>
    </message>
    <message>
        <source>Hold it for</source>
        <translation>平均持有</translation>
    </message>
    <message>
        <source>In use on average</source>
        <translation>平均使用中</translation>
    </message>
    <message>
        <source>Wait on average</source>
        <translation>平均等待</translation>
    </message>
    <message>
        <source>grows without end</source>
        <translation>无限增长</translation>
    </message>
    <message>
        <source>Enough for waits below %1</source>
        <translation>等待低于 %1 所需</translation>
    </message>
    <message>
        <source>The server can bear</source>
        <translation>服务器可承受</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Measured over</source>
        <translation>统计时段</translation>
    </message>
    <message>
        <source>What if</source>
        <translation>假设分析</translation>
    </message>
    <message>
        <source>it had this many connections:</source>
        <translation>假如有这么多连接：</translation>
    </message>
</context>
<context>
    <name>qcat::ui::PoolsPage</name>
    <message>
        <source>Pools</source>
        <translation>连接池</translation>
    </message>
    <message>
        <source>Connections are lent first come, first served. Choose a pool to see who holds its connections since when and from which line of code, how long borrowers wait, why connections were closed, and what another size would do.</source>
        <translation>连接按先到先得借出。选择一个连接池，可查看谁从何时起、在哪行代码持有连接，等待多久，连接为何关闭，以及换一个大小会怎样。</translation>
    </message>
    <message>
        <source>Lent since the start</source>
        <translation>启动以来借出</translation>
    </message>
    <message>
        <source>Had to wait</source>
        <translation>曾经等待</translation>
    </message>
    <message>
        <source>Gave up waiting</source>
        <translation>放弃等待</translation>
    </message>
    <message>
        <source>Turned away</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>Closed: %1</source>
        <translation>已关闭：%1</translation>
    </message>
    <message>
        <source>Last failure to connect, %1</source>
        <translation>最近连接失败，%1</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>%1 old</source>
        <translation>%1 前</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>idle</source>
        <translation>空闲</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>held</source>
        <translation>持有</translation>
    </message>
    <message>
        <source>waited</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>The embedded stores need no connection pool.</source>
        <translation>内置存储不需要连接池。</translation>
    </message>
    <message>
        <source>Nobody holds a connection of this pool.</source>
        <translation>没有人持有此连接池的连接。</translation>
    </message>
    <message>
        <source>Who holds a connection</source>
        <translation>谁持有连接</translation>
    </message>
    <message>
        <source>How long it takes to get one</source>
        <translation>获取连接所需时间</translation>
    </message>
</context>
<context>
    <name>qcat::ui::PortfolioPage</name>
    <message>
        <source>Portfolio</source>
        <translation>资产组合</translation>
    </message>
    <message>
        <source>Balance is what the account began with, plus realised PnL, less fees, with funding; equity adds what open positions would bring at the mark price. Funding is settled between the holders of a perpetual contract, usually every eight hours: a positive amount was received, a negative one paid.</source>
        <translation>余额等于账户起始资金加已实现盈亏、减手续费、计入资金费；权益再加上持仓按标记价格计算的未实现盈亏。资金费在永续合约的持有者之间结算，通常每八小时一次：正数为收到，负数为支付。</translation>
    </message>
    <message>
        <source>Funding %1</source>
        <translation>资金费 %1</translation>
    </message>
    <message>
        <source>Figures are %1 old</source>
        <translation>数据为 %1前</translation>
    </message>
    <message>
        <source>Equity %1</source>
        <translation>权益 %1</translation>
    </message>
    <message>
        <source>%1 today</source>
        <translation>今日 %1</translation>
    </message>
    <message>
        <source>funding %1</source>
        <translation>资金费 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n account(s)</source>
        <translation>
            <numerusform>%n 个账户</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>%1 前</translation>
    </message>
    <message>
        <source>Accounts, quote asset</source>
        <translation>账户（计价货币）</translation>
    </message>
    <message>
        <source>Equity today, all accounts</source>
        <translation>今日权益（所有账户）</translation>
    </message>
    <message>
        <source>No account is configured. They stand under exchange.accounts in the configuration.</source>
        <translation>没有配置账户。账户写在配置的 exchange.accounts 之下。</translation>
    </message>
    <message>
        <source>No funding yet. Each settlement of a position that is held then appears here.</source>
        <translation>尚无资金费。持仓期间的每次结算都会显示在这里。</translation>
    </message>
</context>
<context>
    <name>qcat::ui::ReplayControl</name>
    <message>
        <source>Speed of the replay</source>
        <translation>回放速度</translation>
    </message>
    <message>
        <source>Pause</source>
        <comment>a replay</comment>
        <translation>暂停</translation>
    </message>
    <message>
        <source>1×</source>
        <comment>speed of a replay</comment>
        <translation>1×</translation>
    </message>
    <message>
        <source>10×</source>
        <comment>speed of a replay</comment>
        <translation>10×</translation>
    </message>
    <message>
        <source>max</source>
        <comment>speed of a replay: as fast as it goes</comment>
        <translation>最快</translation>
    </message>
    <message>
        <source>As fast as it goes</source>
        <translation>尽可能快</translation>
    </message>
</context>
<context>
    <name>qcat::ui::ReplicationTab</name>
    <message>
        <source>Replication</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Standbys</source>
        <translation>备库</translation>
    </message>
    <message>
        <source>Replication slots</source>
        <translation>复制槽</translation>
    </message>
    <message>
        <source>No standby is connected.</source>
        <translation>没有备库连接。</translation>
    </message>
    <message>
        <source>There are no replication slots.</source>
        <translation>没有复制槽。</translation>
    </message>
    <message>
        <source>hidden</source>
        <comment>the server does not show it to this role</comment>
        <translation>不可见</translation>
    </message>
    <message>
        <source>Follows</source>
        <translation>跟随</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>not connected, or hidden</source>
        <translation>未连接或不可见</translation>
    </message>
    <message>
        <source>Behind by</source>
        <translation>滞后</translation>
    </message>
    <message>
        <source>Not replayed</source>
        <translation>未回放</translation>
    </message>
    <message>
        <source>Replay</source>
        <translation>回放</translation>
    </message>
    <message>
        <source>paused</source>
        <comment>replay on a standby</comment>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>running</source>
        <comment>replay on a standby</comment>
        <translation>进行中</translation>
    </message>
    <message>
        <source>This server is a standby</source>
        <translation>本服务器是备库</translation>
    </message>
</context>
<context>
    <name>qcat::ui::RescueWindow</name>
    <message>
        <source>Do it</source>
        <translation>执行</translation>
    </message>
    <message>
        <source>QCAT rescue</source>
        <translation>QCAT 救援</translation>
    </message>
    <message>
        <source>What stands</source>
        <translation>现状</translation>
    </message>
    <message>
        <source>What next, the safest first</source>
        <translation>下一步（由最安全的开始）</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Looking …</source>
        <translation>正在查看 …</translation>
    </message>
    <message>
        <source>Seen at %1, looked at again every two seconds</source>
        <translation>查看时间 %1，每两秒重新查看</translation>
    </message>
    <message>
        <source>To do it now, type %1:</source>
        <translation>立即执行请输入 %1：</translation>
    </message>
    <message>
        <source>Under way; done when the engine answers and goes on answering, a minute at most.</source>
        <translation>正在执行；引擎有应答并保持应答后即完成，最多一分钟。</translation>
    </message>
    <message>
        <source>Done: the engine answers.</source>
        <translation>已完成：引擎有应答。</translation>
    </message>
    <message>
        <source>Not done: %1</source>
        <translation>未完成：%1</translation>
    </message>
</context>
<context>
    <name>qcat::ui::ResumeSheet</name>
    <message>
        <source>Resume trading: strategies may open positions again</source>
        <translation>恢复交易：策略将可重新开仓</translation>
    </message>
    <message>
        <source>Type %1 when you have read every line. A red or unknown line must be mended first.</source>
        <translation>逐行看过后输入 %1。红色或未知的项必须先处理。</translation>
    </message>
    <message>
        <source>Resume trading</source>
        <translation>恢复交易</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
</context>
<context>
    <name>qcat::ui::SafetyStrip</name>
    <message>
        <source>trading</source>
        <translation>交易状态</translation>
    </message>
    <message>
        <source>equity USDT</source>
        <translation>权益 USDT</translation>
    </message>
    <message>
        <source>day</source>
        <translation>当日</translation>
    </message>
    <message>
        <source>Since UTC 00:00</source>
        <translation>自 UTC 00:00（UTC+8 08:00）起</translation>
    </message>
    <message>
        <source>gross</source>
        <translation>总敞口</translation>
    </message>
    <message>
        <source>orders</source>
        <translation>当前委托</translation>
    </message>
    <message>
        <source>HALT</source>
        <translation>停止交易</translation>
    </message>
    <message>
        <source>No new orders; stops at the venue stay. Hold for 0.7 s (Ctrl+Shift+H held)</source>
        <translation>不再发新委托；交易所的止损单保留。按住 0.7 秒（或按住 Ctrl+Shift+H）</translation>
    </message>
    <message>
        <source>CANCEL ENTRIES</source>
        <translation>撤开仓单</translation>
    </message>
    <message>
        <source>FLATTEN</source>
        <translation>全部平仓</translation>
    </message>
    <message>
        <source>Closes every position at market; shows cost first and must be typed</source>
        <translation>以市价平掉所有持仓；先显示成本，须输入确认</translation>
    </message>
    <message>
        <source>RESUME…</source>
        <translation>恢复交易…</translation>
    </message>
    <message>
        <source>Trading again, after the preconditions are met; must be typed</source>
        <translation>满足前置条件后恢复交易；须输入确认</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <comment>venue, attached engine</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1 (%2 unknown)</source>
        <comment>orders</comment>
        <translation>%1（%2 未知）</translation>
    </message>
    <message>
        <source>Halts and cancels every order that opens or adds; protective stops stay</source>
        <translation>停止交易并撤销所有开仓或加仓委托；保护性止损保留</translation>
    </message>
</context>
<context>
    <name>qcat::ui::SavedFilters</name>
    <message>
        <source>Saved filters</source>
        <translation>已存筛选</translation>
    </message>
    <message>
        <source>Keep this filter</source>
        <translation>保存当前筛选</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>删除</translation>
    </message>
</context>
<context>
    <name>qcat::ui::SecretsPanel</name>
    <message>
        <source>Sent</source>
        <translation>已发送</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>已询问</translation>
    </message>
    <message>
        <source>Good: %1</source>
        <comment>answer about a secret</comment>
        <translation>正常：%1</translation>
    </message>
    <message>
        <source>Not good: %1</source>
        <comment>answer about a secret</comment>
        <translation>有问题：%1</translation>
    </message>
    <message>
        <source>Secrets</source>
        <translation>密钥与密码</translation>
    </message>
    <message>
        <source>The secrets are where the engine&apos;s configuration lies, not here.</source>
        <translation>密钥与引擎的配置在同一处，不在本机窗口。</translation>
    </message>
    <message>
        <source>The new one; it is never shown</source>
        <translation>新的内容；不会显示</translation>
    </message>
    <message>
        <source>Enter or replace</source>
        <translation>录入或更换</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
</context>
<context>
    <name>qcat::ui::SessionActions</name>
    <message>
        <source>Choose a session.</source>
        <translation>请选择一个会话。</translation>
    </message>
    <message>
        <source>Sessions of QCAT, of superusers and of replication are never touched.</source>
        <translation>QCAT 自身、超级用户和复制的会话不会被处理。</translation>
    </message>
    <message>
        <source>When this session began is not visible without pg_monitor, so that it cannot be told from another.</source>
        <translation>没有 pg_monitor 权限，看不到该会话的开始时间，无法与其他会话区分。</translation>
    </message>
    <message>
        <source>It runs no statement that could be cancelled.</source>
        <translation>它没有正在执行、可以取消的语句。</translation>
    </message>
    <message>
        <source>Cancel statement…</source>
        <translation>取消语句…</translation>
    </message>
    <message>
        <source>End session…</source>
        <translation>结束会话…</translation>
    </message>
</context>
<context>
    <name>qcat::ui::SessionsTab</name>
    <message>
        <source>Long sessions</source>
        <translation>长会话</translation>
    </message>
    <message>
        <source>Long statements, and transactions that rest open</source>
        <translation>长语句及长时间未结束的事务</translation>
    </message>
    <message>
        <source>No statement runs long, no transaction rests open.</source>
        <translation>没有长语句，也没有长时间未结束的事务。</translation>
    </message>
</context>
<context>
    <name>qcat::ui::SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Settings of this window</source>
        <translation>本窗口的设置</translation>
    </message>
    <message>
        <source>Kept in %1</source>
        <translation>保存在 %1</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>跟随桌面</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>A gain is</source>
        <translation>盈利显示为</translation>
    </message>
    <message>
        <source>green, a loss red</source>
        <translation>绿色，亏损为红色</translation>
    </message>
    <message>
        <source>red, a loss green</source>
        <translation>红色，亏损为绿色</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>On the desktop</source>
        <translation>桌面通知</translation>
    </message>
    <message>
        <source>Say P0 and P1 by the tray</source>
        <translation>通过系统托盘通知 P0 和 P1</translation>
    </message>
    <message>
        <source>With a sound</source>
        <translation>同时发出声音</translation>
    </message>
    <message>
        <source>This desktop has no tray: P0 and P1 are seen in the window only.</source>
        <translation>此桌面没有系统托盘：P0 和 P1 仅在窗口中显示。</translation>
    </message>
    <message>
        <source>Language, colours, your name and what the desktop says. Your name stands beside every command you give, in the timeline and in the audit record. Below: the secrets that the configuration names. One that is entered goes into its file, mode 0600, and is never shown again; testing it logs in with it. On the command line: qcat secrets.</source>
        <translation>语言、配色、您的姓名以及桌面提醒。您的姓名会出现在您发出的每条命令旁、时间线和审计记录中。下方是配置中列出的密钥与密码：录入后写入其文件（权限 0600），此后不再显示；测试即用它登录一次。命令行：qcat secrets。</translation>
    </message>
</context>
<context>
    <name>qcat::ui::SeverityLane</name>
    <message>
        <source>none open</source>
        <translation>无</translation>
    </message>
    <message numerus="yes">
        <source>%n open</source>
        <comment>incidents</comment>
        <translation>
            <numerusform>%n 个未解决</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n suspected</source>
        <comment>incidents</comment>
        <translation>
            <numerusform>%n 个疑似</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing here. A fault that endangers trading, orders or positions now would be shown in this lane.</source>
        <translation>无故障。正在危及交易、委托或持仓的故障显示在此。</translation>
    </message>
    <message>
        <source>Nothing here. A fault that takes away a safety or a service that trading needs soon would be shown in this lane.</source>
        <translation>无故障。使交易失去保护或即将需要的服务的故障显示在此。</translation>
    </message>
    <message>
        <source>Nothing here. A fault that can wait some hours, such as a missing backup, would be shown in this lane.</source>
        <translation>无故障。可等待数小时的故障（如缺少备份）显示在此。</translation>
    </message>
    <message>
        <source>Nothing here. Deviations that can wait a day, such as slow answers, would be shown in this lane.</source>
        <translation>无故障。可等待一天的偏差（如应答变慢）显示在此。</translation>
    </message>
</context>
<context>
    <name>qcat::ui::SilenceForm</name>
    <message>
        <source>any</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>Silence</source>
        <translation>静默</translation>
    </message>
    <message>
        <source>Maintenance window</source>
        <translation>维护窗口</translation>
    </message>
    <message>
        <source>P1 and below</source>
        <translation>P1 及以下</translation>
    </message>
    <message>
        <source>P2 and below</source>
        <translation>P2 及以下</translation>
    </message>
    <message>
        <source>P3</source>
        <translation>P3</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>故障类型</translation>
    </message>
    <message>
        <source>Component</source>
        <translation>组件</translation>
    </message>
    <message>
        <source>Instance</source>
        <translation>实例</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>严重级别</translation>
    </message>
    <message>
        <source>For</source>
        <comment>how long</comment>
        <translation>时长</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Break-glass: approver called</source>
        <translation>应急授权：已致电的审批人</translation>
    </message>
    <message>
        <source>as database.connection_failed or database.*</source>
        <translation>例如 database.connection_failed 或 database.*</translation>
    </message>
    <message>
        <source>only for a P0 that cannot wait for a second person; stands in the audit record</source>
        <translation>仅用于无法等待第二人的 P0；记入审计记录</translation>
    </message>
    <message>
        <source>Hold back</source>
        <translation>静默</translation>
    </message>
    <message>
        <source>Name a fault, a component, an instance or a severity.</source>
        <translation>请指定故障类型、组件、实例或严重级别。</translation>
    </message>
    <message numerus="yes">
        <source>Holds back %n open incident(s)</source>
        <translation>
            <numerusform>静默 %n 张打开的故障单</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of the last ones would have matched</source>
        <translation>
            <numerusform>最近的故障单中有 %n 张会匹配</numerusform>
        </translation>
    </message>
    <message>
        <source>a P0 is among them: somebody else must approve it</source>
        <translation>其中有 P0：须由他人审批</translation>
    </message>
</context>
<context>
    <name>qcat::ui::SilencesPage</name>
    <message>
        <source>Silences</source>
        <translation>静默</translation>
    </message>
    <message>
        <source>A silence holds back calls, reminders and escalation of what it matches, not the incident: its response time goes on, and whoever was told of it is told when it is over. What could hold back a P0 is in force when somebody else has approved it.</source>
        <translation>静默会暂停匹配故障的呼叫、提醒和升级上报，但不影响故障单本身：响应时限照常计算，收到过通知的人也会收到恢复通知。可能静默 P0 的静默须经他人审批后生效。</translation>
    </message>
    <message>
        <source>Nothing is held back. A silence is made with the form beside this, or with qcat silence add.</source>
        <translation>当前没有静默。可用旁边的表单或 qcat silence add 添加。</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>审批</translation>
    </message>
    <message>
        <source>End it now</source>
        <translation>立即结束</translation>
    </message>
    <message numerus="yes">
        <source>%n open incident(s) held back</source>
        <translation>
            <numerusform>%n 张打开的故障单被静默</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n wait for a second person</source>
        <translation>
            <numerusform>%n 个等待第二人审批</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is held back</source>
        <translation>当前没有静默</translation>
    </message>
    <message numerus="yes">
        <source>%n silence(s) in force</source>
        <translation>
            <numerusform>%n 个静默生效中</numerusform>
        </translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>已发送</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
</context>
<context>
    <name>qcat::ui::SourceBar</name>
    <message>
        <source>Open log files</source>
        <translation>打开日志文件</translation>
    </message>
    <message>
        <source>Open all logs of a folder</source>
        <translation>打开文件夹中的全部日志</translation>
    </message>
    <message>
        <source>Write the shown lines to a file</source>
        <translation>将显示的行写入文件</translation>
    </message>
    <message>
        <source>QCAT&apos;s log</source>
        <translation>QCAT 日志</translation>
    </message>
    <message>
        <source>Open file…</source>
        <translation>打开文件…</translation>
    </message>
    <message>
        <source>Open folder…</source>
        <translation>打开文件夹…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Rotated files too</source>
        <translation>含已轮转文件</translation>
    </message>
    <message>
        <source>Stay at the end</source>
        <translation>停留在末尾</translation>
    </message>
    <message>
        <source>Go to 10:17</source>
        <translation>跳到 10:17</translation>
    </message>
    <message>
        <source>A time of the day that is shown, or 2026-11-20 10:17; Enter goes there</source>
        <translation>所示日期的时刻，或 2026-11-20 10:17；按回车跳转</translation>
    </message>
</context>
<context>
    <name>qcat::ui::StageBar</name>
    <message>
        <source>No order was sent yet: the way from a frame to its orders is shown with the first.</source>
        <translation>尚未发出委托：有第一笔委托后显示从行情到委托的过程。</translation>
    </message>
    <message>
        <source>Frame to order: mean %1, half within %2, 99 % within %3; %4 times</source>
        <translation>从行情到委托：平均 %1，半数不超过 %2，99% 不超过 %3；共 %4 次</translation>
    </message>
    <message>
        <source>%1: %2 of the time, mean %3, 99 % within %4</source>
        <comment>stage, percent, times</comment>
        <translation>%1：占时间的 %2，平均 %3，99% 不超过 %4</translation>
    </message>
</context>
<context>
    <name>qcat::ui::StartFailureWindow</name>
    <message>
        <source>QCAT did not start</source>
        <translation>QCAT 未能启动</translation>
    </message>
    <message>
        <source>Where: %1</source>
        <translation>位置：%1</translation>
    </message>
    <message>
        <source>What next: %1</source>
        <translation>下一步：%1</translation>
    </message>
    <message>
        <source>An engine answers at %1.</source>
        <translation>%1 上有引擎在运行。</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Open the data folder</source>
        <translation>打开数据目录</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Look at the running engine</source>
        <translation>查看正在运行的引擎</translation>
    </message>
</context>
<context>
    <name>qcat::ui::StatementsTab</name>
    <message>
        <source>Statements</source>
        <translation>语句</translation>
    </message>
    <message>
        <source>Most time in the last %1</source>
        <translation>最近 %1 内最耗时</translation>
    </message>
    <message>
        <source>Most time since %1</source>
        <translation>自 %1 起最耗时</translation>
    </message>
    <message>
        <source>No statement was counted yet.</source>
        <translation>尚未统计任何语句。</translation>
    </message>
</context>
<context>
    <name>qcat::ui::StatisticsPage</name>
    <message>
        <source>Statistics</source>
        <translation>统计</translation>
    </message>
    <message>
        <source>How many incidents were opened in the chosen time and how long they took: MTTD from the first sign to open, MTTA from open to acknowledged, MTTR from open to resolved; the median, and the time that nine of ten kept. Tests, drills, merged incidents and tools taken by hand do not count. Months are those of UTC.</source>
        <translation>所选时段内打开了多少故障单，以及各环节耗时：发现耗时（从最初迹象到打开）、认领耗时（从打开到认领）、解决耗时（从打开到解决）；给出中位数和九成故障单不超过的时间。测试、演练、已合并的故障单以及手动使用的工具不计入。月份按 UTC 划分。</translation>
    </message>
    <message>
        <source>last 30 days</source>
        <translation>最近 30 天</translation>
    </message>
    <message>
        <source>last 90 days</source>
        <translation>最近 90 天</translation>
    </message>
    <message>
        <source>last year</source>
        <translation>最近一年</translation>
    </message>
    <message>
        <source>Incidents a month</source>
        <translation>每月故障单数</translation>
    </message>
    <message>
        <source>Time to acknowledge: median, line: p90</source>
        <translation>认领耗时：柱为中位数，横线为 p90</translation>
    </message>
    <message>
        <source>Time to resolve: median, line: p90</source>
        <translation>解决耗时：柱为中位数，横线为 p90</translation>
    </message>
    <message>
        <source>No incident was opened in this time.</source>
        <translation>此时段内没有故障单。</translation>
    </message>
    <message numerus="yes">
        <source>%n incident(s) in this time</source>
        <translation>
            <numerusform>此时段内共 %n 张故障单</numerusform>
        </translation>
    </message>
    <message>
        <source>median to acknowledge %1, to resolve %2</source>
        <translation>认领耗时中位数 %1，解决耗时中位数 %2</translation>
    </message>
    <message>
        <source>median %1, p90 %2</source>
        <translation>中位数 %1，p90 %2</translation>
    </message>
</context>
<context>
    <name>qcat::ui::StepPanel</name>
    <message>
        <source>Step %1 of %2</source>
        <translation>第 %1 步 / 共 %2 步</translation>
    </message>
    <message>
        <source>running, %1</source>
        <translation>执行中，%1</translation>
    </message>
    <message>
        <source>, took %1</source>
        <translation>，耗时 %1</translation>
    </message>
    <message>
        <source>Type %1 to run it</source>
        <translation>输入 %1 以执行</translation>
    </message>
    <message>
        <source>Raw output</source>
        <translation>原始输出</translation>
    </message>
    <message>
        <source>else → %1</source>
        <translation>否则 → %1</translation>
    </message>
    <message>
        <source>Taken back by %1</source>
        <comment>a run</comment>
        <translation>已由 %1 撤销</translation>
    </message>
    <message>
        <source>It can be taken back: Undo step … sets it as it was before, after a dry run and your confirm.</source>
        <translation>可以撤销：“撤销步骤…”经预演和您确认后恢复到执行之前的状态。</translation>
    </message>
    <message>
        <source>For good: %1</source>
        <comment>a change that cannot be undone</comment>
        <translation>不可撤销：%1</translation>
    </message>
    <message>
        <source>To take it back: %1</source>
        <comment>how a person does it</comment>
        <translation>撤销方法：%1</translation>
    </message>
</context>
<context>
    <name>qcat::ui::StorageTab</name>
    <message>
        <source>Storage</source>
        <translation>存储</translation>
    </message>
    <message>
        <source>Tables, growth in the last %1</source>
        <translation>表，最近 %1 的增长</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>表</translation>
    </message>
    <message>
        <source>Reads from memory</source>
        <translation>内存读取</translation>
    </message>
    <message>
        <source>There are no tables.</source>
        <translation>没有表。</translation>
    </message>
    <message>
        <source>No table was read yet.</source>
        <translation>尚未读取任何表。</translation>
    </message>
    <message>
        <source>Databases, growth in the last %1</source>
        <translation>数据库（最近 %1 的增长）</translation>
    </message>
    <message>
        <source>Databases</source>
        <translation>数据库</translation>
    </message>
    <message>
        <source>There are no databases.</source>
        <translation>没有数据库。</translation>
    </message>
</context>
<context>
    <name>qcat::ui::StrategiesPage</name>
    <message>
        <source>Strategies</source>
        <translation>策略</translation>
    </message>
    <message>
        <source>Choose a strategy and enable or disable it. A disabled strategy sends no new orders; its working orders and positions stay until you cancel the entries or flatten.</source>
        <translation>选择一个策略并启用或停用。停用的策略不再发新委托；其当前委托和持仓保留，直到撤开仓单或全部平仓。</translation>
    </message>
    <message>
        <source>No strategy is configured. They stand under strategy.instances in the configuration.</source>
        <translation>未配置策略。策略写在配置的 strategy.instances 下。</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n strategies enabled, trading is %2</source>
        <translation>
            <numerusform>%n 个策略中已启用 %1 个，交易状态：%2</numerusform>
        </translation>
    </message>
    <message>
        <source>Enable</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>Disable %1</source>
        <translation>停用 %1</translation>
    </message>
    <message>
        <source>Enable %1</source>
        <translation>启用 %1</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>已发送</translation>
    </message>
</context>
<context>
    <name>qcat::ui::SystemPage</name>
    <message>
        <source>System</source>
        <translation>系统</translation>
    </message>
    <message numerus="yes">
        <source>All %n component(s) are healthy</source>
        <translation>
            <numerusform>全部 %n 个组件正常</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 components are healthy</source>
        <translation>%2 个组件中 %1 个正常</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>发现</translation>
    </message>
    <message>
        <source>Probed</source>
        <translation>探测</translation>
    </message>
    <message>
        <source>%1 ago, every %2</source>
        <translation>%1 前，每 %2 一次</translation>
    </message>
    <message>
        <source>Because of</source>
        <translation>起因</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>存储</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Records waiting</source>
        <translation>等待补写的记录</translation>
    </message>
    <message>
        <source>Spool used</source>
        <translation>缓冲使用</translation>
    </message>
    <message>
        <source>%1 of %2 (%3)</source>
        <comment>bytes, bytes, percent</comment>
        <translation>%1 / %2（%3）</translation>
    </message>
    <message>
        <source>Written since start</source>
        <translation>启动后已写入</translation>
    </message>
    <message>
        <source>Last write</source>
        <translation>最近写入</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>引擎</translation>
    </message>
    <message>
        <source>in this process</source>
        <translation>本进程</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>纪元</translation>
    </message>
    <message>
        <source>Running since</source>
        <translation>启动时间</translation>
    </message>
    <message>
        <source>Market events</source>
        <translation>行情事件</translation>
    </message>
    <message>
        <source>Trading data</source>
        <translation>交易数据</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>%1 前</translation>
    </message>
    <message>
        <source>The components appear with their first probe, a moment after the start.</source>
        <translation>启动后首次探测完成即显示各组件。</translation>
    </message>
    <message>
        <source>Records on their way to the database</source>
        <translation>待写入数据库的记录</translation>
    </message>
    <message>
        <source>This engine</source>
        <translation>当前引擎</translation>
    </message>
    <message>
        <source>Takes records</source>
        <translation>可写入记录</translation>
    </message>
    <message numerus="yes">
        <source>%n not watched</source>
        <comment>components</comment>
        <translation>
            <numerusform>%n 项未监视</numerusform>
        </translation>
    </message>
    <message>
        <source>not watched</source>
        <translation>未监视</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>处理办法</translation>
    </message>
    <message>
        <source>unknown: %1</source>
        <comment>reason</comment>
        <translation>未知：%1</translation>
    </message>
    <message>
        <source>%1, %2 ago</source>
        <comment>value, age</comment>
        <translation>%1，%2前</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>处理器</translation>
    </message>
    <message>
        <source>no interval is over yet</source>
        <translation>尚无结束的周期</translation>
    </message>
    <message>
        <source>Longest standstill</source>
        <translation>最长停顿</translation>
    </message>
    <message>
        <source>Round trip to the venue</source>
        <translation>到交易所的往返时间</translation>
    </message>
    <message>
        <source>no order was answered in the last interval</source>
        <translation>最近周期内没有委托得到应答</translation>
    </message>
    <message>
        <source>What the engine stands on, as its probes see it: state, what was found, measured numbers and how old they are. Below: the chosen component, the records that wait for the database, who holds memory, and which engine this is.</source>
        <translation>引擎所依赖的各部分的探测结果：状态、发现、测量值及其时间。下方：所选部分、等待写入数据库的记录、内存由谁占用，以及这是哪个引擎。</translation>
    </message>
    <message>
        <source>Memory, by who holds it</source>
        <translation>内存占用分布</translation>
    </message>
</context>
<context>
    <name>qcat::ui::TradingPage</name>
    <message>
        <source>Trading</source>
        <translation>交易</translation>
    </message>
    <message>
        <source>Left: the order book with our own orders marked; dimmed while it is not live. Right: one-minute candles with our fills, positions with the way to their liquidation price, and the orders. An order marked UNKNOWN was sent and never answered: nothing is assumed about it until the venue tells.</source>
        <translation>左侧：订单簿，标出我方委托；非实时时变灰。右侧：1 分钟K线与我方成交、持仓及距强平价的距离、委托。标为“未知”的委托已发出但未获答复：在交易所说明之前不作任何假设。</translation>
    </message>
    <message>
        <source>Working orders %1</source>
        <translation>当前委托 %1</translation>
    </message>
    <message>
        <source>Fills %1</source>
        <translation>成交 %1</translation>
    </message>
    <message>
        <source>Finished orders</source>
        <translation>历史委托</translation>
    </message>
    <message>
        <source>Denials %1</source>
        <translation>风控拒单 %1</translation>
    </message>
    <message>
        <source>Positions %1</source>
        <translation>持仓 %1</translation>
    </message>
    <message>
        <source>Trading is %1</source>
        <translation>交易状态：%1</translation>
    </message>
    <message>
        <source>Figures are %1 old</source>
        <translation>数据为 %1前</translation>
    </message>
    <message numerus="yes">
        <source>, the fate of %n order(s) is unknown</source>
        <translation>
            <numerusform>，%n 笔委托状态未知</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n working order(s)</source>
        <translation>
            <numerusform>%n 笔当前委托</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n position(s)</source>
        <translation>
            <numerusform>%n 个持仓</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fill(s) since the start</source>
        <translation>
            <numerusform>启动以来 %n 笔成交</numerusform>
        </translation>
    </message>
    <message>
        <source>epoch %1</source>
        <translation>纪元 %1</translation>
    </message>
    <message>
        <source>Price, 1 min candles, USDT, with our fills</source>
        <translation>价格，1 分钟K线，USDT，含我方成交</translation>
    </message>
    <message>
        <source>No working order. Strategies send them while trading is active.</source>
        <translation>没有当前委托。交易进行时由策略发出。</translation>
    </message>
    <message>
        <source>No fill yet. Each appears here when the venue reports it.</source>
        <translation>尚无成交。交易所回报后在此显示。</translation>
    </message>
    <message>
        <source>No finished order yet: filled, cancelled, expired and rejected ones come here.</source>
        <translation>尚无历史委托：已成交、已撤销、已过期和被拒的委托在此显示。</translation>
    </message>
    <message>
        <source>No order was denied by the risk checks.</source>
        <translation>没有被风控拒绝的委托。</translation>
    </message>
    <message>
        <source>Flat: no position on any account.</source>
        <translation>空仓：所有账户均无持仓。</translation>
    </message>
</context>
<context>
    <name>qcat::ui::TrayLine</name>
    <message>
        <source>runbook step %1 runs for %2</source>
        <translation>处理步骤 %1 已运行 %2</translation>
    </message>
    <message>
        <source>%1 records wait for the database (%2)</source>
        <translation>%1 条记录等待写入数据库（%2）</translation>
    </message>
    <message>
        <source>replay paused at %1</source>
        <translation>回放暂停于 %1</translation>
    </message>
    <message>
        <source>replay %1</source>
        <translation>回放 %1</translation>
    </message>
</context>
<context>
    <name>qcat::ui::UpkeepPanel</name>
    <message>
        <source>Upkeep calendar</source>
        <translation>维护日历</translation>
    </message>
    <message>
        <source>No upkeep is asked for. The section upkeep of the configuration says how often what is due.</source>
        <translation>没有要求的例行维护。由配置的 upkeep 部分规定各项周期。</translation>
    </message>
    <message>
        <source>This was done …</source>
        <translation>登记为已完成…</translation>
    </message>
    <message>
        <source>%1: what was done, and what was found?</source>
        <translation>%1：做了什么，发现了什么？</translation>
    </message>
    <message>
        <source>Note it</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>已发送</translation>
    </message>
    <message>
        <source>%1: noted as done</source>
        <translation>%1：已登记为完成</translation>
    </message>
    <message>
        <source>QCAT sees by itself when this is done.</source>
        <translation>此项由 QCAT 自行判断是否已完成。</translation>
    </message>
</context>
<context>
    <name>qcat::ui::VacuumTab</name>
    <message>
        <source>Vacuum</source>
        <translation>清理</translation>
    </message>
    <message>
        <source>Dead rows, and when autovacuum comes</source>
        <translation>死行与自动清理时机</translation>
    </message>
    <message>
        <source>Wasted space</source>
        <translation>浪费的空间</translation>
    </message>
    <message>
        <source>Until transaction numbers run out</source>
        <translation>距事务号耗尽</translation>
    </message>
    <message>
        <source>There are no tables.</source>
        <translation>没有表。</translation>
    </message>
    <message>
        <source>No table wastes space worth naming.</source>
        <translation>没有值得一提的空间浪费。</translation>
    </message>
    <message>
        <source>There are no databases.</source>
        <translation>没有数据库。</translation>
    </message>
    <message>
        <source>Freeze table…</source>
        <translation>冻结该表…</translation>
    </message>
    <message>
        <source>Opens the runbook that vacuums the chosen table so that its transaction numbers count anew</source>
        <translation>打开处理预案：清理所选的表，使其事务编号重新计数</translation>
    </message>
    <message>
        <source>Vacuum at work</source>
        <translation>正在进行的清理</translation>
    </message>
    <message>
        <source>What keeps vacuum back</source>
        <translation>阻碍清理的因素</translation>
    </message>
    <message>
        <source>Nothing is vacuumed now.</source>
        <translation>当前没有清理任务。</translation>
    </message>
    <message>
        <source>Nothing keeps vacuum back.</source>
        <translation>没有阻碍清理的因素。</translation>
    </message>
</context>
<context>
    <name>qcat::ui::WaitHistogramChart</name>
    <message>
        <source>half below %1, 99 of 100 below %2</source>
        <translation>一半低于 %1，99% 低于 %2</translation>
    </message>
    <message>
        <source>longer: %1</source>
        <translation>更久：%1</translation>
    </message>
    <message>
        <source>below %1: %2</source>
        <comment>time, count</comment>
        <translation>低于 %1：%2</translation>
    </message>
    <message>
        <source>Nobody borrowed a connection yet.</source>
        <translation>尚未借出连接。</translation>
    </message>
</context>
<context>
    <name>qcat::ui::WizardPage</name>
    <message>
        <source>Runbook</source>
        <translation>处理预案</translation>
    </message>
    <message>
        <source>No runbook mends this fault: %1</source>
        <translation>该故障没有处理预案：%1</translation>
    </message>
    <message>
        <source>No incident is open</source>
        <translation>没有未解决的故障单</translation>
    </message>
    <message>
        <source>Acknowledge it, call the engineer on duty and write notes; they are part of the record.</source>
        <translation>请认领、联系值班工程师并写备注；备注是记录的一部分。</translation>
    </message>
    <message>
        <source>not started</source>
        <translation>未开始</translation>
    </message>
    <message>
        <source>runbook v%1, %2</source>
        <comment>version, state of the run</comment>
        <translation>处理预案 v%1，%2</translation>
    </message>
    <message>
        <source>since %1 (%2)</source>
        <translation>%1 起（%2）</translation>
    </message>
    <message>
        <source>not acknowledged</source>
        <translation>未认领</translation>
    </message>
    <message>
        <source>owner: %1</source>
        <translation>负责人：%1</translation>
    </message>
    <message>
        <source>changes something · %1</source>
        <translation>变更 · %1</translation>
    </message>
    <message>
        <source>running, %1</source>
        <translation>执行中，%1</translation>
    </message>
    <message>
        <source>Run diagnosis</source>
        <translation>执行诊断</translation>
    </message>
    <message>
        <source>Start and run diagnosis</source>
        <translation>开始并执行诊断</translation>
    </message>
    <message>
        <source>Why is this step skipped?</source>
        <translation>为什么跳过此步骤？</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>What should the one who is called know?</source>
        <translation>请说明需要告知上级的情况</translation>
    </message>
    <message>
        <source>Escalate</source>
        <translation>升级上报</translation>
    </message>
    <message>
        <source>Why is the runbook stopped?</source>
        <translation>为什么中止处理？</translation>
    </message>
    <message>
        <source>Stop the runbook</source>
        <translation>中止处理</translation>
    </message>
    <message>
        <source>Run step</source>
        <translation>执行此步</translation>
    </message>
    <message>
        <source>Dry run again</source>
        <translation>重新预演</translation>
    </message>
    <message>
        <source>Skip…</source>
        <translation>跳过…</translation>
    </message>
    <message>
        <source>Cancel step</source>
        <translation>取消步骤</translation>
    </message>
    <message>
        <source>Escalate…</source>
        <translation>升级上报…</translation>
    </message>
    <message>
        <source>Stop runbook…</source>
        <translation>中止处理…</translation>
    </message>
    <message>
        <source>By hand, for no incident: starting it opens a record of low severity, and nothing is done before you confirm it.</source>
        <translation>手动执行，不针对故障单：启动时会建立一条低级别记录，在您确认之前不会做任何操作。</translation>
    </message>
    <message>
        <source>Run step is not offered: %1</source>
        <translation>暂不能执行此步骤：%1</translation>
    </message>
    <message>
        <source>The runbook has ended. Trading is still %1: it opens no positions until you resume it on the page Trading.</source>
        <translation>处置手册已结束。交易仍处于“%1”状态：须在交易页面人工恢复后才会开仓。</translation>
    </message>
    <message>
        <source>What should the second person know?</source>
        <translation>第二人需要了解什么？</translation>
    </message>
    <message>
        <source>Ask for approval</source>
        <translation>请求批准</translation>
    </message>
    <message>
        <source>Why can it not wait for a second person?</source>
        <translation>为何不能等待第二人？</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Which approver did you call? The name stands in the audit.</source>
        <translation>您通知了哪位批准人？姓名将记入审计。</translation>
    </message>
    <message>
        <source>Break the glass</source>
        <translation>紧急越权</translation>
    </message>
    <message>
        <source>its review was due on %1</source>
        <translation>应于 %1 复核</translation>
    </message>
    <message>
        <source>Afterwards: %1</source>
        <translation>后续：%1</translation>
    </message>
    <message>
        <source>When an incident opens, its runbook is worked through here, one step after the other. Something is wrong and none is open? The page Diagnosis finds the runbook by what you noticed.</source>
        <translation>故障开启后，在此按步骤执行其处理预案。感觉有问题却没有开启的故障？“诊断”页面可按你察觉的现象找到预案。</translation>
    </message>
    <message>
        <source>Mends an incident step by step. Run all diagnosis steps first; they change nothing. A step that changes something shows what it would do, to which target and what happens to open orders and positions; it runs only after you confirm it. Skip needs a reason. A step that is done can be undone where it says so: that is planned and confirmed as well. Arrow keys choose a step, Enter in the confirm field runs it.</source>
        <translation>逐步处理故障。先运行所有诊断步骤，它们不改变任何东西。会做出改变的步骤先显示要做什么、对象是谁、对当前委托和持仓有何影响，只有在您确认后才执行。跳过需要写明原因。已完成的步骤在注明可撤销时可以撤销，同样先预演再确认。用方向键选择步骤，在确认框中按回车执行。</translation>
    </message>
    <message>
        <source>Undo step…</source>
        <translation>撤销步骤…</translation>
    </message>
</context>
</TS>
