// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QDBusVariant;
class QPalette;

namespace classiscope {

/// Knows whether the desktop asks for a dark scheme, and tells when that changes.
///
/// From Qt 6.5 on Qt says so. Before, the desktop portal is asked over D-Bus,
/// asynchronously; until it answers, and where there is none, the palette that
/// the platform gave decides.
class SystemScheme : public QObject {
    Q_OBJECT

public:
    explicit SystemScheme(const QPalette &platformPalette, QObject *parent = nullptr);

    bool dark() const { return m_dark; }

signals:
    void darkChanged(bool dark);

private slots:
    void portalSettingChanged(const QString &group, const QString &key, const QDBusVariant &value);

private:
    void askPortal();
    void setPortalValue(const QVariant &value);
    void setDark(bool dark);

    bool m_platformDark = false;
    bool m_dark = false;
};

}  // namespace classiscope
