/**
 * A run asks for what this server does not do, or is over one of its limits: it fails with this name and message, and no
 * further attempt is made.
 */
export class RunRefused extends Error {
  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}
