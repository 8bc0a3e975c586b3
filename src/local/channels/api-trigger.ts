import { ApiRefusal } from "./api-refusal";
import type { App } from "./app";
import { channelInfo, readInfo } from "./channel-info";
import { isChannelName, isUserChannel } from "./channel-names";
import { asObject, type Json } from "./json";
import { type ChannelEvent, publish } from "./publish";

const SOCKET_ID = /^\d+\.\d+$/;

/**
 * `POST events {name, data, channels | channel, socket_id?, info?}` → `{}`, or with `info` `{channels: {name: attributes}}`.
 * Delivers to each channel once, and to none when anything is wrong.
 *
 * @throws ApiRefusal 400, 413
 */
export function triggerEvent(app: App, body: Json): Json {
  const { channelsPerEvent } = app.limits;
  const channels: unknown[] = Array.isArray(body.channels) ? body.channels : [body.channel];
  if (channels.length === 0 || channels.length > channelsPerEvent) {
    throw new ApiRefusal(400, `An event goes to 1 to ${channelsPerEvent} channels`);
  }
  const events = [...new Set(channels)].map((channel) => readEvent(app, { ...body, channel }));
  for (const event of events) publish(app, event);
  if (body.info === undefined) return {};
  const info = readInfo(body.info);
  return { channels: Object.fromEntries(events.map(({ channel }) => [channel, channelInfo(app, channel, info)])) };
}

/**
 * `POST batch_events {batch: [{name, data, channel, socket_id?, info?}]}` → `{}`, or `{batch: [attributes]}` when any entry
 * asks for `info`. One wrong entry and none is delivered.
 *
 * @throws ApiRefusal 400, 413
 */
export function triggerBatch(app: App, body: Json): Json {
  const { eventsPerBatch } = app.limits;
  if (!Array.isArray(body.batch) || body.batch.length > eventsPerBatch) {
    throw new ApiRefusal(400, `A batch is a list of at most ${eventsPerBatch} events`);
  }
  const entries = body.batch.map((entry) => asObject(entry) ?? {});
  const events = entries.map((entry) => readEvent(app, entry));
  for (const event of events) publish(app, event);
  if (entries.every((entry) => entry.info === undefined)) return {};
  return { batch: entries.map((entry) => channelInfo(app, String(entry.channel), readInfo(entry.info))) };
}

function readEvent(app: App, { name, data, channel, socket_id: socketId }: Json): ChannelEvent {
  const { eventNameLength, eventBytes } = app.limits;
  if (typeof name !== "string" || name === "" || name.length > eventNameLength) {
    throw new ApiRefusal(400, `An event needs a name of at most ${eventNameLength} characters`);
  }
  if (typeof data !== "string") throw new ApiRefusal(400, "The data of an event must be a string");
  if (Buffer.byteLength(data) > eventBytes) {
    throw new ApiRefusal(413, `The data content of this event exceeds the allowed maximum (${eventBytes} bytes)`);
  }
  const exceptSocketId = readSocketId(socketId);
  return { channel: readChannel(app, channel), name, data, exceptSocketId };
}

function readChannel(app: App, channel: unknown): string {
  if (isChannelName(channel, app.limits) || (typeof channel === "string" && isUserChannel(channel))) return channel;
  throw new ApiRefusal(400, "Invalid channel name");
}

function readSocketId(socketId: unknown): string | undefined {
  if (socketId === undefined || socketId === null || socketId === "") return undefined;
  if (typeof socketId === "string" && SOCKET_ID.test(socketId)) return socketId;
  throw new ApiRefusal(400, "Invalid socket_id");
}
