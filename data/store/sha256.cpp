#include "data/store/sha256.h"

#include <openssl/evp.h>

#include <array>
#include <bit>
#include <new>

namespace data::store {

struct Sha256::State {
    EVP_MD_CTX* context{EVP_MD_CTX_new()};
    State() {
        if (context == nullptr || EVP_DigestInit_ex(context, EVP_sha256(), nullptr) != 1) throw std::bad_alloc();
    }
    ~State() { EVP_MD_CTX_free(context); }
    State(const State&) = delete;
    State& operator=(const State&) = delete;
};

Sha256::Sha256() : m_state(std::make_unique<State>()) {}
Sha256::~Sha256() = default;

void Sha256::add(std::string_view bytes) {
    EVP_DigestUpdate(m_state->context, bytes.data(), bytes.size());
}

void Sha256::addText(std::string_view text) {
    add("t");
    addInteger(static_cast<std::int64_t>(text.size()));
    add(text);
}

void Sha256::addInteger(std::int64_t number) {
    std::array<char, 9> bytes{'i'};
    for (std::size_t i = 0; i < 8; ++i) {
        bytes[i + 1] = static_cast<char>((static_cast<std::uint64_t>(number) >> (8 * i)) & 0xFFU);
    }
    add({bytes.data(), bytes.size()});
}

void Sha256::addNumber(double number) {
    add("d");
    addInteger(std::bit_cast<std::int64_t>(number));
}

void Sha256::addNothing() {
    add("n");
}

std::string Sha256::hex() {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned size = 0;
    EVP_DigestFinal_ex(m_state->context, digest.data(), &size);
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (unsigned i = 0; i < size; ++i) {
        text += digits[digest[i] >> 4U];
        text += digits[digest[i] & 0xFU];
    }
    return text;
}

std::string sha256Hex(std::string_view bytes) {
    Sha256 hash;
    hash.add(bytes);
    return hash.hex();
}

} // namespace data::store
