import { setImmediate as tick } from "node:timers/promises";
import type { Packet, Wire, WireEars, WireMaker } from "./wire";

/** For tests: a database that can be away, that can lose what it brings, and that keeps long packets beside the others. */
export class MemoryHub {
  readonly wires: MemoryWire[] = [];
  readonly parcels = new Map<string, string>();
  /** Every packet that was posted. */
  readonly posted: Packet[] = [];
  leader: MemoryWire | null = null;
  /** Which packets fail to arrive. */
  loses: (from: MemoryWire, to: MemoryWire) => boolean = () => false;

  readonly wire: WireMaker = () => {
    const wire = new MemoryWire(this);
    this.wires.push(wire);
    return wire;
  };

  /** Cuts all wires, or connects all. */
  setUp(up: boolean): void {
    for (const wire of this.wires) wire.setUp(up);
  }

  /** Everything that was said has been heard, and the answers to it too. */
  async settle(): Promise<void> {
    for (let quiet = 0, count = this.posted.length; quiet < 10; count = this.posted.length) {
      await tick();
      quiet = this.posted.length === count ? quiet + 1 : 0;
    }
  }
}

const LONG = 7_999;

export class MemoryWire implements Wire {
  isUp = false;
  #ears: WireEars | undefined;
  /** The next post arrives although its sender hears of a failure. */
  failsAfterPosting = false;

  constructor(private readonly hub: MemoryHub) {}

  async open(ears: WireEars): Promise<void> {
    this.#ears = ears;
    this.setUp(true);
  }

  setUp(up: boolean): void {
    if (this.isUp === up) return;
    this.isUp = up;
    if (!up && this.hub.leader === this) this.hub.leader = null;
    if (up) this.#ears?.onUp();
    else this.#ears?.onDown("for a test");
  }

  async post(packets: Packet[]): Promise<void> {
    await tick();
    if (!this.isUp) throw new Error("The wire is cut");
    for (const packet of packets) {
      this.hub.posted.push(packet);
      for (const wire of this.hub.wires) wire.bring(packet, this);
    }
    if (!this.failsAfterPosting) return;
    this.failsAfterPosting = false;
    this.setUp(false);
    throw new Error("cut before the answer came");
  }

  bring(packet: Packet, from: MemoryWire): void {
    if (!this.isUp || this.hub.loses(from, this)) return;
    if (packet.body.length < LONG) {
      this.#ears?.onPacket(packet);
      return;
    }
    this.hub.parcels.set(packet.head, packet.body);
    this.#ears?.onPacket({ head: packet.head, parcel: packet.head });
  }

  async fetch(parcel: string): Promise<string | null> {
    await tick();
    return this.hub.parcels.get(parcel) ?? null;
  }

  async lead(): Promise<boolean> {
    this.hub.leader ??= this;
    return this.hub.leader === this;
  }

  async resign(): Promise<void> {
    if (this.hub.leader === this) this.hub.leader = null;
  }

  async close(): Promise<void> {
    this.isUp = false;
    await this.resign();
  }
}
