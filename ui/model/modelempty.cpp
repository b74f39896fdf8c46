// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/model/modelempty.h"

#include <QLabel>
#include <QPushButton>

namespace classiscope {

namespace {

constexpr int signSide = 56;

}  // namespace

ModelEmpty::ModelEmpty(QWidget *parent)
    : EmptyState(parent)
{
    headline().setObjectName(QStringLiteral("modelHeadline"));
    text().setObjectName(QStringLiteral("modelReason"));
    connect(addButton(tr("Open &model…"), QStringLiteral("modelOpen")), &QPushButton::clicked, this,
            &ModelEmpty::openRequested);
    connect(addButton(tr("Open model fol&der…"), QStringLiteral("modelOpenFolder")),
            &QPushButton::clicked, this, &ModelEmpty::openFolderRequested);
    setNoModel({});
}

void ModelEmpty::setLoading(const QString &name)
{
    setSign(QStringLiteral("model"), signSide, Mood::Quiet);
    setHeadline(tr("Loading %1…").arg(name));
    setText(tr("The network is read, checked and run once. That takes a moment."));
}

void ModelEmpty::setNoModel(const QString &reason)
{
    if (reason.isEmpty()) {
        setSign(QStringLiteral("model"), signSide, Mood::Quiet);
        setHeadline(tr("No model is open"));
        setText(tr("Open a model package, or a network file: ONNX, Caffe or TensorFlow."));
    } else {
        setSign(QStringLiteral("error"), signSide, Mood::Failed);
        setHeadline(tr("The model was not opened"));
        setText(reason);
    }
}

}  // namespace classiscope
