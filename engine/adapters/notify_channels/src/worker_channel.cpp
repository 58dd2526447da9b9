#include <qcat/notify_channels/send.h>

namespace qcat::notify_channels
{

namespace
{

class WorkerChannel : public ops::MessageChannel
{
public:
    WorkerChannel(domain::ChannelConfig channel, base::Executor &worker, base::Executor &desk, base::CancelToken cancel)
        : m_channel(std::move(channel)), m_worker(worker), m_desk(desk), m_cancel(std::move(cancel))
    {
    }

    void send(ops::OutgoingMessage message, std::function<void(ops::SendResult)> done) override
    {
        m_worker.post([channel = m_channel, &desk = m_desk, cancel = m_cancel, message = std::move(message), done = std::move(done)] {
            auto result = sendNow(channel, message, cancel);
            desk.post([done, result = std::move(result)] { done(result); });
        });
    }

    void ask(ops::ReceiptQuestion question, std::function<void(ops::ReceiptAnswer)> done) override
    {
        m_worker.post([channel = m_channel, &desk = m_desk, cancel = m_cancel, question = std::move(question), done = std::move(done)] {
            auto answer = askNow(channel, question, cancel);
            desk.post([done, answer = std::move(answer)] { done(answer); });
        });
    }

private:
    const domain::ChannelConfig m_channel;
    base::Executor &m_worker;
    base::Executor &m_desk;
    const base::CancelToken m_cancel;
};

} // namespace

std::unique_ptr<ops::MessageChannel> makeChannel(domain::ChannelConfig channel, base::Executor &worker, base::Executor &desk,
                                                 base::CancelToken cancel)
{
    return std::make_unique<WorkerChannel>(std::move(channel), worker, desk, std::move(cancel));
}

} // namespace qcat::notify_channels
