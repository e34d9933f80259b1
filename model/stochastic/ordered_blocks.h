// Work in numbered blocks on several threads whose results are taken in the order of the numbers: the same bits on any
// number of threads. Knows nothing of what is computed.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <map>
#include <mutex>
#include <stop_token>
#include <thread>
#include <utility>
#include <vector>

namespace model::stochastic {

// `makeWorker()` is called once on each thread and gives a callable (block, stop token) -> result. `take(result)` is
// called for block 0, 1, 2 … by one thread at a time and says whether to go on; once it says no, results of later
// blocks are dropped. After `stop`, blocks not yet begun are left out, and those being worked on may come back short.
// What one thread throws ends all and is thrown on to the caller.
template<class MakeWorker, class Take>
void runBlocksInOrder(std::size_t blocks, int threads, const std::stop_token& stop, const MakeWorker& makeWorker,
                      const Take& take) {
    using Result = decltype(makeWorker()(std::size_t{}, std::stop_token{}));
    std::stop_source ending;
    const std::stop_callback endAsWell(stop, [&ending] { ending.request_stop(); });
    std::atomic<std::size_t> claimed{0};
    std::mutex taking;
    std::map<std::size_t, Result> waiting;
    std::size_t next = 0;
    bool goesOn = true;

    const auto work = [&] {
        auto compute = makeWorker();
        while (!ending.stop_requested()) {
            const std::size_t block = claimed.fetch_add(1);
            if (block >= blocks) return;
            Result result = compute(block, ending.get_token());
            const std::scoped_lock lock(taking);
            waiting.emplace(block, std::move(result));
            for (auto first = waiting.begin(); goesOn && first != waiting.end() && first->first == next; ++next) {
                goesOn = take(first->second);
                first = waiting.erase(first);
            }
            if (!goesOn) ending.request_stop();
        }
    };
    std::exception_ptr failure;
    const auto workSafely = [&] {
        try {
            work();
        } catch (...) {
            const std::scoped_lock lock(taking);
            if (!failure) failure = std::current_exception();
            goesOn = false;
            ending.request_stop();
        }
    };

    {
        std::vector<std::jthread> others;
        const auto wanted = std::min<std::size_t>(blocks, static_cast<std::size_t>(std::max(1, threads)));
        for (std::size_t i = 1; i < wanted; ++i)
            others.emplace_back(workSafely);
        workSafely();
    }
    if (failure) std::rethrow_exception(failure);
}

} // namespace model::stochastic
