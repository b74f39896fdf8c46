// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/tensordata.h"

#include "core/server/badrequest.h"
#include "core/server/base64.h"
#include "core/server/jsontext.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace classiscope {

namespace {

using Datatype = TensorPlan::Datatype;
using Inputs = std::vector<ClassifyInput>;

constexpr int maxNesting = 8;  // of the lists that data may come in

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

}  // namespace

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

}  // namespace classiscope
