#include "app/moe_bench/worker_pool.h"

namespace moe_bench {

WorkerPool::WorkerPool(int threads) {
    for (int worker = 1; worker < threads; ++worker)
        m_threads.emplace_back([this, worker] { work(worker); });
}

WorkerPool::~WorkerPool() {
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    m_start.notify_all();
    for (std::thread& thread : m_threads)
        thread.join();
}

void WorkerPool::forEach(int count, const std::function<void(int, int)>& task) {
    {
        const std::lock_guard lock(m_mutex);
        m_task = &task;
        m_count = count;
        m_next = 0;
        m_running = static_cast<int>(m_threads.size());
        ++m_round;
    }
    m_start.notify_all();
    take(0);
    std::unique_lock lock(m_mutex);
    m_done.wait(lock, [this] { return m_running == 0; });
}

void WorkerPool::take(int worker) {
    for (int i = m_next++; i < m_count; i = m_next++)
        (*m_task)(i, worker);
}

void WorkerPool::work(int worker) {
    unsigned seen = 0;
    while (true) {
        {
            std::unique_lock lock(m_mutex);
            m_start.wait(lock, [&] { return m_stop || m_round != seen; });
            if (m_stop) return;
            seen = m_round;
        }
        take(worker);
        const std::lock_guard lock(m_mutex);
        if (--m_running == 0) m_done.notify_one();
    }
}

} // namespace moe_bench
