// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/classify/truelabels.h"

namespace classiscope {

namespace {

constexpr int shared = -1;  // several classes have that name

QString plain(QStringView name)
{
    QString text = name.toString().toCaseFolded();
    text.removeIf([](QChar c) { return c.isSpace() || c == u'_' || c == u'-'; });
    return text;
}

QStringView folderName(QStringView path)
{
    const auto end = path.lastIndexOf(u'/');
    const auto start = end > 0 ? path.lastIndexOf(u'/', end - 1) : -1;
    return end > 0 ? path.sliced(start + 1, end - start - 1) : QStringView();
}

void add(QHash<QString, int> &classes, const QString &name, int label)
{
    const auto known = classes.constFind(name);
    if (known == classes.cend())
        classes.insert(name, label);
    else if (*known != label)
        classes.insert(name, shared);
}

}  // namespace

TrueLabels::TrueLabels(const QStringList &labels)
{
    QHash<QString, int> alternatives;
    for (int i = 0; i < labels.size(); ++i) {
        add(m_classes, plain(labels.at(i)), i);
        for (const QString &alternative : labels.at(i).split(u','))
            add(alternatives, plain(alternative), i);
    }
    // A whole label comes before another's alternative.
    for (auto it = alternatives.cbegin(); it != alternatives.cend(); ++it) {
        if (!m_classes.contains(it.key()))
            m_classes.insert(it.key(), it.value());
    }
    m_classes.remove(QString());
}

int TrueLabels::classOf(const QString &path) const
{
    return m_classes.isEmpty() ? -1 : m_classes.value(plain(folderName(path)), -1);
}

}  // namespace classiscope
