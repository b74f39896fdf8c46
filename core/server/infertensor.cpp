// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/infertensor.h"

#include "core/server/base64.h"
#include "core/server/jsontext.h"

#include <QStringList>
#include <QtEndian>

#include <algorithm>
#include <cmath>
#include <limits>

namespace classiscope {

namespace {

using Datatype = TensorPlan::Datatype;
using Inputs = std::vector<ClassifyInput>;

constexpr int channels = 3;
constexpr int maxNesting = 8;  // of the lists that data may come in

template <typename... Texts>
Error badRequest(const QString &pattern, const Texts &...texts)
{
    return {Error::Code::BadRequest, pattern.arg(texts...)};
}

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

/// Puts numbers one after the other into one vector or byte array per image.
/// `Image`: std::vector<float> or QByteArray.
template <typename Image, typename Number>
class Pixels {
public:
    Pixels(const TensorPlan &plan, qsizetype jsonSize)
        : m_plan(plan)
        , m_reserve(std::min<qint64>(plan.elementsPerImage, jsonSize / 2 + 1))
    {
        begin();
    }

    /// False when all images are full.
    bool add(Number number)
    {
        if (qint64(m_images.back().size()) == m_plan.elementsPerImage) {
            if (int(m_images.size()) == m_plan.images)
                return false;
            begin();
        }
        m_images.back().push_back(number);
        return true;
    }

    qint64 count() const
    {
        return qint64(m_images.size() - 1) * m_plan.elementsPerImage
            + qint64(m_images.back().size());
    }

    std::vector<Image> take() { return std::move(m_images); }

private:
    void begin() { m_images.emplace_back().reserve(decltype(m_images.back().size())(m_reserve)); }

    const TensorPlan &m_plan;
    const qint64 m_reserve;
    std::vector<Image> m_images;
};

Error wrongCount(const TensorPlan &plan, const QString &count)
{
    return badRequest(
        QStringLiteral("Input \"%1\" has %2 elements; its shape needs %3, send that many."),
        plan.name, count, QString::number(plan.elements()));
}

Error tooManyElements(const TensorPlan &plan)
{
    return wrongCount(plan, QStringLiteral("more than %1").arg(plan.elements()));
}

/// Calls `visit` for each element of a list, however nested, until it returns an Error.
template <typename Visit>
std::optional<Error> forEachElement(const TensorPlan &plan, simdjson::ondemand::value data,
                                    Visit &visit, int depth = 1)
{
    simdjson::ondemand::array list;
    if (auto error =
            take(data.get_array(), list,
                 QStringLiteral("The \"data\" of an input is not a list; write [\u2026].")))
        return error;
    if (depth > maxNesting)
        return badRequest(QStringLiteral("Input \"%1\" has lists in lists deeper than %2; send "
                                         "one flat list."),
                          plan.name, QString::number(maxNesting));
    for (auto item : list) {
        simdjson::ondemand::value value;
        simdjson::ondemand::json_type type {};
        if (auto error = take(std::move(item), value, QString()))
            return error;
        if (auto error = take(value.type(), type, QString()))
            return error;
        std::optional<Error> error = type == simdjson::ondemand::json_type::array
            ? forEachElement(plan, value, visit, depth + 1)
            : visit(value, type);
        if (error)
            return error;
    }
    return {};
}

Error badElement(const TensorPlan &plan, qint64 index, const char *wanted,
                 simdjson::error_code error)
{
    return malformed(error,
                     QStringLiteral("Element %1 of input \"%2\" is not %3.")
                         .arg(QString::number(index), plan.name, QString::fromLatin1(wanted)));
}

Result<Inputs> floatsFromJson(const TensorPlan &plan, simdjson::ondemand::value data,
                              qsizetype jsonSize)
{
    Pixels<std::vector<float>, float> tensors(plan, jsonSize);
    auto visit = [&](simdjson::ondemand::value value, auto) -> std::optional<Error> {
        double number = 0;
        auto error = value.get_double().get(number);
        if (!error && std::abs(number) > double(std::numeric_limits<float>::max()))
            error = simdjson::NUMBER_OUT_OF_RANGE;
        if (error)
            return badElement(plan, tensors.count(), "a number that FP32 can hold", error);
        return tensors.add(float(number)) ? std::nullopt : std::optional(tooManyElements(plan));
    };
    if (auto error = forEachElement(plan, data, visit))
        return *std::move(error);
    if (tensors.count() != plan.elements())
        return wrongCount(plan, QString::number(tensors.count()));
    Inputs inputs;
    for (std::vector<float> &tensor : tensors.take())
        inputs.push_back(InputTensor {std::move(tensor)});
    return inputs;
}

Result<Inputs> pixelsFromJson(const TensorPlan &plan, simdjson::ondemand::value data,
                              qsizetype jsonSize)
{
    Pixels<QByteArray, char> images(plan, jsonSize);
    auto visit = [&](simdjson::ondemand::value value, auto) -> std::optional<Error> {
        std::uint64_t number = 0;
        auto error = value.get_uint64().get(number);
        if (!error && number > 255)
            error = simdjson::NUMBER_OUT_OF_RANGE;
        if (error)
            return badElement(plan, images.count(), "a whole number from 0 to 255", error);
        return images.add(char(number)) ? std::nullopt : std::optional(tooManyElements(plan));
    };
    if (auto error = forEachElement(plan, data, visit))
        return *std::move(error);
    if (images.count() != plan.elements())
        return wrongCount(plan, QString::number(images.count()));
    Inputs inputs;
    for (QByteArray &pixels : images.take())
        inputs.push_back(RawImage {std::move(pixels), plan.size});
    return inputs;
}

Result<Inputs> filesFromJson(const TensorPlan &plan, simdjson::ondemand::value data)
{
    Inputs inputs;
    auto visit = [&](simdjson::ondemand::value value,
                     simdjson::ondemand::json_type type) -> std::optional<Error> {
        if (int(inputs.size()) == plan.images)
            return tooManyElements(plan);
        std::string_view text;
        const auto error = type == simdjson::ondemand::json_type::object
            ? value.find_field("b64").get_string().get(text)
            : value.get_string().get(text);
        const QString what = QStringLiteral("Element %1 of input \"%2\"")
                                 .arg(QString::number(inputs.size()), plan.name);
        if (error == simdjson::NO_SUCH_FIELD)
            return badRequest(QStringLiteral("%1 has no \"b64\"; write {\"b64\": \"<base64>\"}."),
                              what);
        if (error)
            return badElement(plan, qint64(inputs.size()), "base64 text of an image file", error);
        auto image = decodeBase64(bytes(text), what);
        if (!image)
            return image.error();
        inputs.push_back(std::move(image).value());
        return {};
    };
    if (auto error = forEachElement(plan, data, visit))
        return *std::move(error);
    if (int(inputs.size()) != plan.images)
        return wrongCount(plan, QString::number(inputs.size()));
    return inputs;
}

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

Result<Inputs> inputsFromJson(const TensorPlan &plan, simdjson::ondemand::value data,
                              qsizetype jsonSize)
{
    switch (plan.datatype) {
    case Datatype::Fp32: return floatsFromJson(plan, data, jsonSize);
    case Datatype::Uint8: return pixelsFromJson(plan, data, jsonSize);
    case Datatype::Bytes: break;
    }
    return filesFromJson(plan, data);
}

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
