"use client";
import { shortCount } from "../rules";

const ID = "favicon-badge";
const SIZE = 64;

function loadIcon(): Promise<HTMLImageElement | null> {
  return new Promise((resolve) => {
    const image = new Image(SIZE, SIZE);
    image.onload = () => resolve(image);
    image.onerror = () => resolve(null);
    image.src = "/brand/icon-192.png";
  });
}

/** The shop's icon with a number on it, as a data address; null where nothing can be drawn. */
async function drawBadge(unread: number): Promise<string | null> {
  const canvas = document.createElement("canvas");
  canvas.width = SIZE;
  canvas.height = SIZE;
  const pen = canvas.getContext("2d");
  if (!pen) return null;
  const icon = await loadIcon();
  if (icon) pen.drawImage(icon, 0, 0, SIZE, SIZE);
  const words = unread > 9 ? "9+" : shortCount(unread);
  pen.fillStyle = "#A3232B";
  pen.beginPath();
  pen.roundRect(words.length > 1 ? 14 : 26, 26, words.length > 1 ? 50 : 38, 38, 19);
  pen.fill();
  pen.fillStyle = "#FFFFFF";
  pen.font = "bold 30px sans-serif";
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.fillText(words, words.length > 1 ? 39 : 45, 46);
  return canvas.toDataURL("image/png");
}

/** Shows the count on the tab's icon; 0 leaves the plain icon. */
export async function showFaviconBadge(unread: number): Promise<void> {
  const href = unread > 0 ? await drawBadge(unread) : null;
  document.getElementById(ID)?.remove();
  if (!href) return;
  // The last icon of the head is the one that browsers show.
  const link = document.createElement("link");
  Object.assign(link, { id: ID, rel: "icon", type: "image/png", href });
  link.dataset.unread = String(unread);
  document.head.append(link);
}
