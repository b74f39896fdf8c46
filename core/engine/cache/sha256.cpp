// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/cache/sha256.h"

#include <openssl/evp.h>

#include <memory>
#include <new>

namespace classiscope {

namespace {

struct FreeContext {
    void operator()(EVP_MD_CTX *context) const { EVP_MD_CTX_free(context); }
};

EVP_MD_CTX *context()
{
    thread_local const std::unique_ptr<EVP_MD_CTX, FreeContext> own(EVP_MD_CTX_new());
    return own.get();
}

// OpenSSL 3 looks EVP_sha256() up anew each time.
const EVP_MD *algorithm()
{
    static const EVP_MD *const fetched = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    return fetched ? fetched : EVP_sha256();
}

// There is nothing else that can go wrong.
void check(int success)
{
    if (success != 1)
        throw std::bad_alloc();
}

}  // namespace

Sha256::Sha256()
{
    check(EVP_DigestInit_ex2(context(), algorithm(), nullptr));
}

void Sha256::add(QByteArrayView bytes)
{
    check(EVP_DigestUpdate(context(), bytes.data(), std::size_t(bytes.size())));
}

Sha256Digest Sha256::result()
{
    Sha256Digest digest {};
    check(EVP_DigestFinal_ex(context(), digest.data(), nullptr));
    return digest;
}

}  // namespace classiscope
