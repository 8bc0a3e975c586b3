/** A piece of news as it travels: `head` is short and comes at once, a long body may have to be fetched. */
export interface Packet {
  head: string;
  body: string;
}

/** A packet as it arrives, with its body or with the place where that lies. */
export type Arrival = { head: string; body: string } | { head: string; parcel: string };

export interface WireEars {
  /** The wire is ready; whatever was said before may have been missed. */
  onUp(): void;
  /** The wire was cut; it tries to come back by itself. */
  onDown(reason: string): void;
  /** In the same order at every process; what this process posted comes back too. */
  onPacket(arrival: Arrival): void;
}

/** What carries packets between the processes of one app. */
export interface Wire {
  /** Connects, and keeps connected until `close`. Resolves after the first try, whether or not that went well. */
  open(ears: WireEars): Promise<void>;
  readonly isUp: boolean;
  /** Posts all of them or none. Rejects when it cannot know: they may or may not have been posted. */
  post(packets: Packet[]): Promise<void>;
  /** The body that lies there, or null when it is gone. Rejects when the wire was cut. */
  fetch(parcel: string): Promise<string | null>;
  /** Whether this process now is the one that speaks for all; false when another one is. Ends with the connection. */
  lead(): Promise<boolean>;
  /** Lets another process speak for all. */
  resign(): Promise<void>;
  close(): Promise<void>;
}

/** Makes the wire of one app. */
export type WireMaker = (appId: string) => Wire;
