#include "app/headroom_cli/interrupt.h"

#include "app/headroom_cli/command_line.h"

#include <chrono>
#include <csignal>
#include <cstdlib>

namespace app::headroom_cli {

namespace {

volatile std::sig_atomic_t interrupts = 0; // written by the signal handler

extern "C" void onInterrupt(int) {
    if (interrupts > 0) std::_Exit(static_cast<int>(ExitCode::Cancelled));
    interrupts = 1;
}

} // namespace

Interrupt::Interrupt() {
    std::signal(SIGINT, onInterrupt);
    std::signal(SIGTERM, onInterrupt);
    // A handler may do no more than set a flag, so a thread passes it on.
    m_watch = std::jthread([source = m_source](const std::stop_token& ended) mutable {
        while (!ended.stop_requested()) {
            if (interrupts > 0) source.request_stop();
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        }
    });
}

} // namespace app::headroom_cli
