# SPDX-License-Identifier: GPL-3.0-or-later
"""Manifests against the types of Kubernetes' own client: what a field is called, what it
holds, and what must be there. Gives sentences about what is wrong.
"""

import re

from kubernetes import client

# autoscaling/v2 is v2beta2 under a new name; the client of Debian 12 has only that.
AUTOSCALER = getattr(client, "V2HorizontalPodAutoscaler", None) or client.V2beta2HorizontalPodAutoscaler
KINDS = {
    ("v1", "Namespace"): client.V1Namespace,
    ("v1", "Service"): client.V1Service,
    ("apps/v1", "Deployment"): client.V1Deployment,
    ("policy/v1", "PodDisruptionBudget"): client.V1PodDisruptionBudget,
    ("networking.k8s.io/v1", "NetworkPolicy"): client.V1NetworkPolicy,
    ("autoscaling/v2", "HorizontalPodAutoscaler"): AUTOSCALER,
}
PLAIN = {"str": str, "int": int, "bool": bool, "float": (int, float), "object": object}


def mistakes(document):
    model = KINDS.get((document.get("apiVersion"), document.get("kind")))
    if not model:
        return [f"{document.get('apiVersion')} {document.get('kind')} is not known"]
    return list(_mistakes(document, model.__name__, document["kind"]))


def container_mistakes(container):
    """Of one in a resource that the client does not know."""
    return list(_mistakes(container, "V1Container", "container"))


def _mistakes(value, kind, where):
    if match := re.fullmatch(r"list\[(.*)\]", kind):
        if not isinstance(value, list):
            yield f"{where} must be a list"
            return
        for number, part in enumerate(value):
            yield from _mistakes(part, match.group(1), f"{where}[{number}]")
    elif match := re.fullmatch(r"dict\(str, (.*)\)", kind):
        if not isinstance(value, dict):
            yield f"{where} must map names"
            return
        for name, part in value.items():
            yield from _mistakes(part, match.group(1), f"{where}.{name}")
    elif kind in PLAIN:
        is_number_as_bool = isinstance(value, bool) and kind in ("int", "float")
        if not isinstance(value, PLAIN[kind]) or is_number_as_bool:
            yield f"{where} is {value!r}, which is no {kind}"
    elif hasattr(client, kind):
        yield from _object_mistakes(value, getattr(client, kind), where)


def _object_mistakes(value, model, where):
    if not isinstance(value, dict):
        yield f"{where} must have fields"
        return
    names = {wire: own for own, wire in model.attribute_map.items()}
    for field, part in value.items():
        if field not in names:
            yield f"{where} has no field {field}"
        else:
            yield from _mistakes(part, model.openapi_types[names[field]], f"{where}.{field}")
    try:  # the constructor knows what must not be missing
        model(**{names[field]: part for field, part in value.items() if field in names})
    except ValueError as error:
        yield f"{where}: {error}"
