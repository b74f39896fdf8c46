// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/infertensor.h"

#include "core/server/badrequest.h"

#include <QStringList>

#include <algorithm>
#include <limits>

namespace classiscope {

namespace {

using Datatype = TensorPlan::Datatype;

constexpr int channels = 3;

QString shapeText(const std::vector<qint64> &shape)
{
    constexpr std::size_t longest = 8;
    QStringList dimensions;
    for (std::size_t i = 0; i < std::min(shape.size(), longest); ++i)
        dimensions << QString::number(shape[i]);
    if (shape.size() > longest)
        dimensions << QStringLiteral("\u2026");
    return QLatin1Char('[') + dimensions.join(QLatin1Char(',')) + QLatin1Char(']');
}

Error wrongShape(const TensorHeader &header, const QString &wanted)
{
    return badRequest(QStringLiteral("Input \"%1\" has the shape %2; as %3 it must be %4."),
                      header.name, shapeText(header.shape), header.datatype, wanted);
}

bool allPositive(const std::vector<qint64> &shape)
{
    return std::all_of(shape.begin(), shape.end(), [](qint64 size) { return size > 0; });
}

std::optional<Error> planFp32(const TensorHeader &header, const InferModel &model, TensorPlan &plan)
{
    plan.size = model.inputSize;
    const auto &shape = header.shape;
    if (shape.size() != 4 || !allPositive(shape) || shape[1] != channels
        || shape[2] != plan.size.height() || shape[3] != plan.size.width())
        return wrongShape(header,
                          QStringLiteral("[N,3,%1,%2] with N from 1 to %3")
                              .arg(QString::number(plan.size.height()),
                                   QString::number(plan.size.width()),
                                   QString::number(model.maxBatch)));
    plan.elementsPerImage = qint64 {channels} * plan.size.height() * plan.size.width();
    return {};
}

std::optional<Error> planUint8(const TensorHeader &header, const InferModel &model,
                               TensorPlan &plan)
{
    const auto &shape = header.shape;
    if (shape.size() != 4 || !allPositive(shape) || shape[3] != channels)
        return wrongShape(header,
                          QStringLiteral("[N,height,width,3] (RGB pixels) with N from 1 to %1")
                              .arg(model.maxBatch));
    // Divided, because the product may be beyond 64 bits.
    const qint64 maxSide = std::min<qint64>(model.maxImagePixels, std::numeric_limits<int>::max());
    if (shape[1] > maxSide || shape[2] > maxSide || shape[1] > model.maxImagePixels / shape[2])
        return Error {Error::Code::ImageTooLarge,
                      QStringLiteral("Input \"%1\" has images of %2 x %3 pixels; the limit is %4 "
                                     "pixels (maxImagePixels).")
                          .arg(header.name, QString::number(shape[2]), QString::number(shape[1]),
                               QString::number(model.maxImagePixels))};
    plan.size = {int(shape[2]), int(shape[1])};
    plan.elementsPerImage = channels * shape[1] * shape[2];
    return {};
}

std::optional<Error> planBytes(const TensorHeader &header, const InferModel &model)
{
    const auto &shape = header.shape;
    const bool fits = shape.size() == 1 || (shape.size() == 2 && shape[1] == 1);
    if (fits && allPositive(shape))
        return {};
    return wrongShape(
        header,
        QStringLiteral("[N] or [N,1] (encoded images) with N from 1 to %1").arg(model.maxBatch));
}

}  // namespace

Result<TensorPlan> planTensor(const TensorHeader &header, const InferModel &model)
{
    TensorPlan plan;
    plan.name = header.name;
    if (header.name != model.input)
        return badRequest(QStringLiteral("The model has no input \"%1\"; its only one is \"%2\"."),
                          header.name, model.input);
    std::optional<Error> error;
    if (header.datatype == QLatin1String("FP32")) {
        error = planFp32(header, model, plan);
    } else if (header.datatype == QLatin1String("UINT8")) {
        plan.datatype = Datatype::Uint8;
        error = planUint8(header, model, plan);
    } else if (header.datatype == QLatin1String("BYTES")) {
        plan.datatype = Datatype::Bytes;
        error = planBytes(header, model);
    } else {
        error = badRequest(QStringLiteral("Input \"%1\" has the datatype \"%2\"; send FP32 (the "
                                          "network's tensor), UINT8 (RGB pixels) or BYTES "
                                          "(encoded images)."),
                           header.name, header.datatype);
    }
    if (error)
        return *std::move(error);
    if (header.shape[0] > model.maxBatch)
        return {Error::Code::BatchTooLarge,
                QStringLiteral("Input \"%1\" has %2 images; the limit is %3 in one request "
                               "(maxBatch).")
                    .arg(header.name, QString::number(header.shape[0]),
                         QString::number(model.maxBatch))};
    plan.images = int(header.shape[0]);
    return plan;
}

}  // namespace classiscope
