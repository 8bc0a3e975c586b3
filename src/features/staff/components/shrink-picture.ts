const SIDE_PX = 96;
const QUALITY = 0.85;

/**
 * The middle square of a picture at 96 × 96, as a WebP (JPEG where the browser writes none) in a data URL; a few KB. Null when the
 * browser cannot read the file.
 */
export async function shrinkPicture(file: Blob): Promise<string | null> {
  const picture = await createImageBitmap(file).catch(() => null);
  if (!picture) return null;
  const canvas = document.createElement("canvas");
  canvas.width = SIDE_PX;
  canvas.height = SIDE_PX;
  const side = Math.min(picture.width, picture.height);
  const [left, top] = [(picture.width - side) / 2, (picture.height - side) / 2];
  const drawing = canvas.getContext("2d");
  if (!drawing) return null;
  // JPEG knows no transparency.
  drawing.fillStyle = "#ffffff";
  drawing.fillRect(0, 0, SIDE_PX, SIDE_PX);
  drawing.drawImage(picture, left, top, side, side, 0, 0, SIDE_PX, SIDE_PX);
  picture.close();
  const webp = canvas.toDataURL("image/webp", QUALITY);
  return webp.startsWith("data:image/webp") ? webp : canvas.toDataURL("image/jpeg", QUALITY);
}
