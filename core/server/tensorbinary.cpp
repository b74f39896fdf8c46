// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/tensordata.h"

#include "core/server/badrequest.h"

#include <QtEndian>

#include <algorithm>
#include <cmath>

namespace classiscope {

namespace {

using Datatype = TensorPlan::Datatype;
using Inputs = std::vector<ClassifyInput>;

Error wrongSize(const TensorPlan &plan, qsizetype size, qint64 needed)
{
    return badRequest(
        QStringLiteral("Input \"%1\" has %2 bytes of binary data; its shape needs %3."), plan.name,
        QString::number(size), QString::number(needed));
}

Result<Inputs> floatsFromBinary(const TensorPlan &plan, QByteArrayView data)
{
    const qint64 bytesPerImage = plan.elementsPerImage * qint64(sizeof(float));
    if (data.size() != plan.images * bytesPerImage)
        return wrongSize(plan, data.size(), plan.images * bytesPerImage);
    Inputs inputs;
    for (int image = 0; image < plan.images; ++image) {
        std::vector<float> values(std::size_t(plan.elementsPerImage));
        qFromLittleEndian<float>(data.data() + image * bytesPerImage, plan.elementsPerImage,
                                 values.data());
        const auto bad = std::find_if_not(values.begin(), values.end(),
                                          [](float value) { return std::isfinite(value); });
        if (bad != values.end())
            return badRequest(
                QStringLiteral("Element %1 of input \"%2\" is not a finite number; NaN and "
                               "infinity cannot be classified."),
                QString::number(image * plan.elementsPerImage + (bad - values.begin())), plan.name);
        inputs.push_back(InputTensor {std::move(values)});
    }
    return inputs;
}

Result<Inputs> pixelsFromBinary(const TensorPlan &plan, QByteArrayView data)
{
    // Divided, because the product may be beyond 64 bits.
    if (data.size() / plan.images != plan.elementsPerImage || data.size() % plan.images != 0)
        return badRequest(QStringLiteral("Input \"%1\" has %2 bytes of binary data; its shape "
                                         "needs %3 times %4."),
                          plan.name, QString::number(data.size()), QString::number(plan.images),
                          QString::number(plan.elementsPerImage));
    Inputs inputs;
    for (int image = 0; image < plan.images; ++image)
        inputs.push_back(RawImage {
            data.sliced(image * plan.elementsPerImage, plan.elementsPerImage).toByteArray(),
            plan.size});
    return inputs;
}

Result<Inputs> filesFromBinary(const TensorPlan &plan, QByteArrayView data)
{
    constexpr qsizetype prefix = 4;
    const Error cutOff =
        badRequest(QStringLiteral("The binary data of input \"%1\" do not hold %2 images; write "
                                  "each behind its length as 4 bytes, little-endian."),
                   plan.name, QString::number(plan.images));
    Inputs inputs;
    for (int image = 0; image < plan.images; ++image) {
        if (data.size() < prefix)
            return cutOff;
        const qsizetype length = qFromLittleEndian<quint32>(data.data());
        data = data.sliced(prefix);
        if (length > data.size())
            return cutOff;
        if (length == 0)
            return {Error::Code::EmptyImage,
                    QStringLiteral("Element %1 of input \"%2\" is empty; send an image file.")
                        .arg(QString::number(image), plan.name)};
        inputs.push_back(data.first(length).toByteArray());
        data = data.sliced(length);
    }
    if (!data.isEmpty())
        return cutOff;
    return inputs;
}

}  // namespace

Result<Inputs> inputsFromBinary(const TensorPlan &plan, QByteArrayView data)
{
    switch (plan.datatype) {
    case Datatype::Fp32: return floatsFromBinary(plan, data);
    case Datatype::Uint8: return pixelsFromBinary(plan, data);
    case Datatype::Bytes: break;
    }
    return filesFromBinary(plan, data);
}

}  // namespace classiscope
