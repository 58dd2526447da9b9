<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>EventLine</name>
    <message>
        <source>Trading is %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 %3 at %4</source>
        <comment>symbol, side, quantity, price</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: order denied: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P%1 %2: %3</source>
        <comment>severity, title, state</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runbook %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine has stopped: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Finding</name>
    <message>
        <source>The engine is stopping and takes no more commands</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message>
        <source>%1 s</source>
        <comment>age in seconds</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min</source>
        <comment>age in minutes</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h</source>
        <comment>age in hours</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 d</source>
        <comment>age in days</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>percent</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Resume</name>
    <message>
        <source>The engine was last heard %1 ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine answers, figures are %1 old</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another engine commands this account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This engine commands the account</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The fate of %n order(s) is unknown</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The fate of every order is known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No order book yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order book not live: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every order book is live</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n critical incident(s) open</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>No critical incident is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n position(s) without a stop at the venue</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Every position has its stop at the venue</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Safety</name>
    <message>
        <source>%1 · %2×</source>
        <comment>gross exposure and leverage</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>data</source>
        <comment>market data</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No market data yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: order book %2, last changed %3 ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>degraded</source>
        <comment>a component, in the middle of a line</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>down</source>
        <comment>a component, in the middle of a line</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown</source>
        <comment>a component, in the middle of a line</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1
measured %2 ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: figures as they were %2 ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no news from the engine for %1: figures are old</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LIVE</source>
        <comment>trading with real money</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PAPER</source>
        <comment>simulated trading</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Table</name>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Symbol</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strategy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue ahead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Age</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Client order id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Venue order id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at venue</source>
        <comment>where the stop order rests</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <comment>no stop order</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Long</source>
        <comment>position</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Short</source>
        <comment>position</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entry price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unrealised PnL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Realised PnL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To liquidation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fees</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fee</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Liquidity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trade id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>enabled</source>
        <comment>strategy</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>disabled</source>
        <comment>strategy</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Orders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fills</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>STARTING</source>
        <comment>trading state</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ACTIVE</source>
        <comment>trading state</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>REDUCE ONLY</source>
        <comment>trading state</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HALTED</source>
        <comment>trading state</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>READ ONLY</source>
        <comment>trading state</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Critical</source>
        <comment>severity</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High</source>
        <comment>severity</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Medium</source>
        <comment>severity</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Low</source>
        <comment>severity</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Healthy</source>
        <comment>health</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Degraded</source>
        <comment>health</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Down</source>
        <comment>health</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown</source>
        <comment>health</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suspected</source>
        <comment>incident state</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <comment>incident state</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <comment>incident state</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mitigated</source>
        <comment>incident state</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resolved</source>
        <comment>incident state</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed</source>
        <comment>incident state</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Buy</source>
        <comment>side</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sell</source>
        <comment>side</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent</source>
        <comment>order state</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <comment>order state</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Partly filled</source>
        <comment>order state</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelling</source>
        <comment>order state</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filled</source>
        <comment>order state</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled</source>
        <comment>order state</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expired</source>
        <comment>order state</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rejected</source>
        <comment>order state</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Denied</source>
        <comment>order state</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>UNKNOWN</source>
        <comment>order state</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limit</source>
        <comment>order type</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Market</source>
        <comment>order type</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop market</source>
        <comment>order type</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entry</source>
        <comment>order purpose</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exit</source>
        <comment>order purpose</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <comment>order purpose</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GTC</source>
        <comment>time in force</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IOC</source>
        <comment>time in force</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>FOK</source>
        <comment>time in force</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Post only</source>
        <comment>time in force</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Maker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting</source>
        <comment>step state</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running</source>
        <comment>step state</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <comment>step state</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finding</source>
        <comment>step state</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <comment>step state</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skipped</source>
        <comment>step state</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled</source>
        <comment>step state</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interrupted</source>
        <comment>step state</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In progress</source>
        <comment>run state</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Succeeded</source>
        <comment>run state</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <comment>run state</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Aborted</source>
        <comment>run state</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Escalated</source>
        <comment>run state</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interrupted</source>
        <comment>run state</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Low risk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Medium risk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High risk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suspected</source>
        <comment>timeline</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opened</source>
        <comment>timeline</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recovered</source>
        <comment>timeline</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reopened</source>
        <comment>timeline</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <comment>timeline</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mitigated</source>
        <comment>timeline</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resolved</source>
        <comment>timeline</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed</source>
        <comment>timeline</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Severity changed</source>
        <comment>timeline</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Symptom</source>
        <comment>timeline</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Consequence</source>
        <comment>timeline</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <comment>timeline</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clock warning</source>
        <comment>timeline</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clock breached</source>
        <comment>timeline</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runbook started</source>
        <comment>timeline</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step started</source>
        <comment>timeline</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step finished</source>
        <comment>timeline</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step skipped</source>
        <comment>timeline</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runbook finished</source>
        <comment>timeline</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notification</source>
        <comment>timeline</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exposure</source>
        <comment>timeline</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no data</source>
        <comment>book state</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>synchronising</source>
        <comment>book state</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>live</source>
        <comment>book state</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stale</source>
        <comment>book state</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>connecting</source>
        <comment>link state</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>connected</source>
        <comment>link state</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>connection lost</source>
        <comment>link state</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>qcat::ui::CandleChart</name>
    <message>
        <source>No candle yet. The first appears with the first trade of a minute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1  open %2  high %3  low %4  close %5  volume %6</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>qcat::ui::CloseSheet</name>
    <message>
        <source>Closing stops the engine while money is at stake</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n position(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n working order(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n position(s) have no stop at the venue: leaving is not offered.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The fate of %n order(s) is unknown: leaving is not offered.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Keep trading in the tray</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flatten, then close…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close, stops rest at the venue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stay</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>qcat::ui::CommandPalette</name>
    <message>
        <source>Type what you want to do or see</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>qcat::ui::DataTable</name>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export as CSV…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export as CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exported to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter: every word must occur; Esc clears</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 rows match the filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Newest %1 of %2; narrow the filter or export from the store for more</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>qcat::ui::DepthLadder</name>
    <message>
        <source>No order book yet. It appears when the market feed delivers a snapshot.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>quantity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>spread %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>qcat::ui::EmergencyDesk</name>
    <message>
        <source>Halt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not halted: hold the button for 0.7 seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Cancel %n order(s) that open or add?</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n protective stop(s) stay at the venue. Trading stays as it is: strategies may send new orders unless it is halted first.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel the entries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel entries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flatten</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: sent, waiting until it is proven at the venue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 failed, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: done, %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>qcat::ui::FlattenSheet</name>
    <message>
        <source>Flatten: halt, cancel entries, close every position at market</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stops at the venue are cancelled only after the account is proven flat. Type %1 to go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flatten now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Slippage about %1 USDT by the books now, fees beside it; %n order(s) that open or reduce are cancelled.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The books shown do not cover everything: expect more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Symbol</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slippage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Book</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>covers it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 beyond the book</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>qcat::ui::MainWindow</name>
    <message>
        <source>%1 – QCAT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the console</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+K everything by name · Ctrl+1…9 and Ctrl+G letter pages · / filter · Space pause · F5 refresh · Ctrl+C copy cells · Ctrl+Shift+H held: halt · Esc back, never destructive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel entries…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flatten…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume trading…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause or go on with this page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help for this page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>qcat::ui::NavigationRail</name>
    <message numerus="yes">
        <source>%1, %n waiting</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qcat::ui::Page</name>
    <message>
        <source>Paused: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>qcat::ui::ResumeSheet</name>
    <message>
        <source>Resume trading: strategies may open positions again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type %1 when you have read every line. A red or unknown line must be mended first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume trading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>qcat::ui::SafetyStrip</name>
    <message>
        <source>trading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>equity USDT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Since UTC 00:00</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gross</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>orders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HALT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No new orders; stops at the venue stay. Hold for 0.7 s (Ctrl+Shift+H held)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CANCEL ENTRIES</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancels every order that opens or adds; protective stops stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>FLATTEN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closes every position at market; shows cost first and must be typed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RESUME…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trading again, after the preconditions are met; must be typed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <comment>venue, attached engine</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2 unknown)</source>
        <comment>orders</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>qcat::ui::SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language, colours and your name. Your name stands beside every command you give, in the timeline and in the audit record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings of this window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A gain is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>green, a loss red</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>red, a loss green</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your name</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>qcat::ui::StrategiesPage</name>
    <message>
        <source>Strategies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a strategy and enable or disable it. A disabled strategy sends no new orders; its working orders and positions stay until you cancel the entries or flatten.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No strategy is configured. They stand under strategy.instances in the configuration.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n strategies enabled, trading is %2</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Enable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disable %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enable %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>qcat::ui::TradingPage</name>
    <message>
        <source>Trading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left: the order book with our own orders marked; dimmed while it is not live. Right: one-minute candles with our fills, positions with the way to their liquidation price, and the orders. An order marked UNKNOWN was sent and never answered: nothing is assumed about it until the venue tells.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Working orders %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fills %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finished orders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Denials %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Positions %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trading is %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figures are %1 old</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>, the fate of %n order(s) is unknown</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n working order(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n position(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fill(s) since the start</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>epoch %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Price, 1 min candles, USDT, with our fills</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No working order. Strategies send them while trading is active.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No fill yet. Each appears here when the venue reports it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No finished order yet: filled, cancelled, expired and rejected ones come here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No order was denied by the risk checks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flat: no position on any account.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>qcat::ui::TrayLine</name>
    <message>
        <source>runbook step %1 runs for %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 records wait for the database (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>replay paused at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>replay %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
