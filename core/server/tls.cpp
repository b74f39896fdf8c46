// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/tls.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>

#include <memory>

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

namespace classiscope {

namespace {

Error badConfiguration(const Text &text)
{
    return {Error::Code::BadConfiguration, text};
}

Result<QByteArray> contentOf(const QString &path)
{
    constexpr qint64 longest = 1 << 20;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return badConfiguration(Text::marked("Cannot read %1: %2.").arg(path, file.errorString()));
    return file.read(longest);
}

using Bio = std::unique_ptr<BIO, decltype(&BIO_free)>;

Bio reader(const QByteArray &pem)
{
    return {BIO_new_mem_buf(pem.constData(), int(pem.size())), &BIO_free};
}

/// No passphrase: nobody is there to be asked.
int noPassphrase(char *, int, int, void *)
{
    return 0;
}

// Qt would notice a wrong pair only when the first client shakes hands.
bool belongTogether(const QByteArray &certificatePem, const QByteArray &keyPem)
{
    const auto certificateReader = reader(certificatePem);
    const auto keyReader = reader(keyPem);
    const std::unique_ptr<X509, decltype(&X509_free)> certificate(
        PEM_read_bio_X509(certificateReader.get(), nullptr, noPassphrase, nullptr), &X509_free);
    const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(
        PEM_read_bio_PrivateKey(keyReader.get(), nullptr, noPassphrase, nullptr), &EVP_PKEY_free);
    const bool result =
        certificate && key && X509_check_private_key(certificate.get(), key.get()) == 1;
    ERR_clear_error();
    return result;
}

QSslKey privateKey(const QByteArray &pem)
{
    for (const auto algorithm : {QSsl::Rsa, QSsl::Ec, QSsl::Dsa}) {
        const QSslKey key(pem, algorithm, QSsl::Pem, QSsl::PrivateKey);
        if (!key.isNull())
            return key;
    }
    return {};
}

}  // namespace

Result<QSslConfiguration> tlsConfiguration(const QString &certificatePath, const QString &keyPath)
{
    if (certificatePath.isEmpty() || keyPath.isEmpty())
        return badConfiguration(Text::marked("TLS needs both a certificate and its key."));
    if (!QSslSocket::supportsSsl())
        return badConfiguration(
            Text::marked("Qt finds no OpenSSL 3 to encrypt with; install the package libssl3."));
    const auto certificate = contentOf(certificatePath);
    if (!certificate)
        return certificate.error();
    const auto key = contentOf(keyPath);
    if (!key)
        return key.error();
    const auto chain = QSslCertificate::fromData(*certificate, QSsl::Pem);
    if (chain.isEmpty() || chain.first().isNull())
        return badConfiguration(
            Text::marked("%1 holds no certificate in PEM form.").arg(certificatePath));
    const QSslKey secret = privateKey(*key);
    if (secret.isNull())
        return badConfiguration(
            Text::marked("%1 holds no private key in PEM form without a passphrase.").arg(keyPath));
    if (!belongTogether(*certificate, *key))
        return badConfiguration(Text::marked("The key %1 does not belong to the certificate %2.")
                                    .arg(keyPath, certificatePath));
    QSslConfiguration result = QSslConfiguration::defaultConfiguration();
    result.setLocalCertificateChain(chain);
    result.setPrivateKey(secret);
    result.setProtocol(QSsl::TlsV1_2OrLater);
    result.setPeerVerifyMode(QSslSocket::VerifyNone);  // clients need no certificate
    result.setAllowedNextProtocols({"http/1.1"});
    return result;
}

}  // namespace classiscope
