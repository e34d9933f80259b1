// Threads that share out a numbered list of tasks and wait for its end; no queue, no futures.
#pragma once

#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace moe_bench {

class WorkerPool {
public:
    // At least one; the calling thread is one of them.
    explicit WorkerPool(int threads);
    ~WorkerPool();
    WorkerPool(const WorkerPool&) = delete;
    WorkerPool& operator=(const WorkerPool&) = delete;

    // Calls task(i, worker) for 0 ≤ i < count; tasks write to places of their own, so the order does not matter.
    void forEach(int count, const std::function<void(int, int)>& task);
    int threads() const { return static_cast<int>(m_threads.size()) + 1; }

private:
    void work(int worker);
    void take(int worker);

    std::vector<std::thread> m_threads;
    std::mutex m_mutex;
    std::condition_variable m_start;
    std::condition_variable m_done;
    const std::function<void(int, int)>* m_task = nullptr;
    int m_count = 0;
    std::atomic<int> m_next{0};
    int m_running = 0;
    unsigned m_round = 0;
    bool m_stop = false;
};

} // namespace moe_bench
