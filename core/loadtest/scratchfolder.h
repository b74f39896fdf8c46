// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTemporaryDir>

#include <memory>

namespace classiscope {

/// A folder of this process alone, below the system's folder for temporary files; removed
/// with the object. One that a killed process left is removed when the next one is made.
class ScratchFolder {
public:
    ScratchFolder();
    ~ScratchFolder();
    ScratchFolder(const ScratchFolder &) = delete;
    ScratchFolder &operator=(const ScratchFolder &) = delete;

    bool isValid() const { return m_lock >= 0; }
    QString errorString() const;  ///< Requires: !isValid()
    QString path() const { return m_folder->path(); }
    QString filePath(const QString &name) const { return m_folder->filePath(name); }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    int m_lock = -1;  // of the folder itself, locked: its owner lives
};

}  // namespace classiscope
