// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QStringList>

namespace classiscope {

/// Which class a picture shows, by the name of the folder it lies in.
///
/// A folder is named after a class when its name is the label, or one of the label's
/// alternatives between commas ("tench, Tinca tinca"); case, spaces, underscores and
/// hyphens do not matter. A name that several classes share tells nothing.
class TrueLabels {
public:
    explicit TrueLabels(const QStringList &labels = {});

    /// Index of the label, from 0; -1: the folder is not named after a class.
    int classOf(const QString &path) const;

private:
    QHash<QString, int> m_classes;
};

}  // namespace classiscope
