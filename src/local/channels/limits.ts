/**
 * What one connection, event, channel or request may use. The numbers are those of Pusher Channels (pages "Channels
 * protocol" and "HTTP API" of its documentation), so that what passes here passes on the hosted service too; `frameBytes`,
 * `framesPerSecond`, `backlogBytes`, `bodyBytes` and `connections` are ours and keep one peer from exhausting the process.
 */
export const LIMITS = {
  /** Seconds of silence after which a client pings; sent to it on connecting. */
  activityTimeoutSeconds: 120,
  /** Seconds that either side waits for a pong. */
  pongTimeoutSeconds: 30,
  /** Seconds between two looks at who has gone silent, and between two counts that a large channel is told. */
  livenessEverySeconds: 5,
  connections: 20_000,
  /** Seconds between two signs of life that a process gives to the others. */
  heartbeatSeconds: 5,
  /** Seconds of silence after which a process counts as gone, with everybody who was connected to it. */
  peerTimeoutSeconds: 15,
  subscriptionsPerConnection: 100,
  channelNameLength: 164,
  eventNameLength: 200,
  eventBytes: 10_240,
  channelsPerEvent: 100,
  eventsPerBatch: 10,
  clientEventsPerSecond: 10,
  presenceMembers: 100,
  userIdLength: 128,
  userInfoBytes: 1_024,
  /** Users whom one connection may watch. */
  watchedUsers: 100,
  /** Subscribers up to which a channel is told of every change of their number at once. */
  countedAtOnce: 100,
  /** Seconds for which somebody must be gone before a webhook says so. */
  webhookDelaySeconds: 3,
  webhookEveryMs: 250,
  /** Seconds within which the endpoint must answer. */
  webhookAnswerSeconds: 4,
  /** Seconds for which a webhook is tried. */
  webhookGiveUpSeconds: 300,
  /** Undelivered events beyond which further ones are dropped. */
  webhookBytes: 8_388_608,
  /** Seconds for which a cache channel keeps its last event. */
  cacheSeconds: 1_800,
  /** Seconds by which the clock of a signed request may differ from ours. */
  signatureAgeSeconds: 600,
  /** Frames a second beyond which a client is read more slowly; after a reconnect it may subscribe to 100 channels at once. */
  framesPerSecond: 200,
  /** Largest frame a client may send. */
  frameBytes: 65_536,
  /** Unread bytes at which a slow reader is cut. */
  backlogBytes: 1_048_576,
  /** Largest HTTP body: ten events of 10 KB, each byte escaped as \u00XX, fit. */
  bodyBytes: 1_048_576,
};

export type Limits = Readonly<typeof LIMITS>;
