/* Checks a photo before it is sent and makes it smaller. The server checks again; this is for a quick, clear answer. */
export const MAX_BYTES = 10 * 1024 * 1024;
const LONGEST_SIDE = 2048; // enough to see a scratch, small enough for a phone's uplink

/* The type by the first bytes, because names and declared types lie. */
export function sniff(bytes) {
  const text = String.fromCharCode(...bytes.slice(0, 12));
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return "image/jpeg";
  if (text.startsWith("\x89PNG\r\n\x1a\n")) return "image/png";
  if (text.startsWith("RIFF") && text.slice(8) === "WEBP") return "image/webp";
  return null;
}

/* -> {photo: Blob} or {error: key of a string} */
export async function preparePhoto(file) {
  if (file.size > MAX_BYTES) return { error: "photoTooBig" };
  const head = new Uint8Array(await file.slice(0, 12).arrayBuffer());
  if (!sniff(head)) return { error: "photoType" };
  try {
    return { photo: await redraw(file) };
  } catch {
    return { error: "photoBroken" };
  }
}

/* Drawing it anew leaves out what the camera noted beside the picture: place, device, owner. */
async function redraw(file) {
  const picture = await createImageBitmap(file);
  const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const context = canvas.getContext("2d");
  context.fillStyle = "#fff"; // JPEG knows no transparency
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("not drawn"))), "image/jpeg", 0.88);
  });
}
