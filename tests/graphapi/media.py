"""Files to and from Meta."""

from __future__ import annotations

from tests.graphapi.board import Board
from tests.graphapi.records import Json, bad_request, no_object
from tests.graphapi.request import Request
from tests.standin.server import Answer

MEGA = 1024 * 1024
DOCUMENTS = ("application/pdf", "text/plain", "application/msword", "application/vnd.ms-excel")
LIMITS = {
    **dict.fromkeys(("image/jpeg", "image/png"), 5 * MEGA),
    **dict.fromkeys(("audio/aac", "audio/amr", "audio/mpeg", "audio/mp4", "audio/ogg"), 16 * MEGA),
    **dict.fromkeys(("video/mp4", "video/3gpp"), 16 * MEGA),
    **dict.fromkeys(DOCUMENTS, 100 * MEGA),
    "image/webp": MEGA // 2,
}


def upload(board: Board, request: Request) -> Json:
    """Keep a file, to send it by its id; what counts is the kind that the form's part says."""
    request.product()
    if "file" not in request.files:
        raise bad_request("The parameter file is required.")
    file = request.files["file"]
    kind = file.kind or str(request.body.get("type") or "")
    if kind not in LIMITS:
        allowed = ", ".join(LIMITS)
        raise bad_request(f"Param file must be a file with one of the following types: {allowed}.")
    if not 0 < len(file.data) <= LIMITS[kind]:
        raise bad_request("Invalid parameter", f"File size must be 1 to {LIMITS[kind]} bytes")
    return {"id": board.store(kind, file.data).media_id}


def look_up(board: Board, request: Request) -> Json:
    """Where a file's bytes are."""
    media = board.found(request.path.removeprefix("/"))
    return {
        "messaging_product": "whatsapp",
        "url": board.account.url + media.path,
        "mime_type": media.kind,
        "sha256": media.digest.hex(),
        "file_size": media.size,
        "id": media.media_id,
    }


def download(board: Board, request: Request) -> Answer:
    """A file's bytes."""
    found = [one for one in board.media.values() if one.path == request.path]
    if not found:
        raise no_object(request.path)
    return Answer(200, found[0].data, found[0].kind)
