-- SPDX-License-Identifier: GPL-3.0-or-later
-- wrk posts one picture again and again:
--     wrk … -s post.lua URL/predict -- PICTURE form|raw
-- and prints what came of it as a line of JSON.

local BOUNDARY = "classiscope-bench"

function init(arguments)
    local file = assert(io.open(arguments[1], "rb"))
    local picture = file:read("*a")
    file:close()
    wrk.method = "POST"
    if arguments[2] == "raw" then
        wrk.headers["Content-Type"] = "image/jpeg"
        wrk.body = picture
    else
        wrk.headers["Content-Type"] = "multipart/form-data; boundary=" .. BOUNDARY
        wrk.body = "--" .. BOUNDARY .. "\r\n"
            .. 'Content-Disposition: form-data; name="image"; filename="photo.jpg"\r\n'
            .. "Content-Type: image/jpeg\r\n\r\n"
            .. picture .. "\r\n--" .. BOUNDARY .. "--\r\n"
    end
end

function done(summary, latency, requests)
    local errors = summary.errors
    local broken = errors.connect + errors.read + errors.write + errors.timeout
    print(string.format(
        '{"requests": %d, "seconds": %.3f, "refused": %d, "broken": %d, '
            .. '"p50_ms": %.3f, "p95_ms": %.3f, "p99_ms": %.3f}',
        summary.requests, summary.duration / 1e6, errors.status, broken,
        latency:percentile(50) / 1e3, latency:percentile(95) / 1e3, latency:percentile(99) / 1e3))
end
