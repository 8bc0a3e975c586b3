/**
 * A request to the HTTP API that is refused: 400 malformed, 401 not signed by the app, 404 unknown app or path, 413 too
 * large. The message is the body of the answer, as text.
 */
export class ApiRefusal extends Error {
  constructor(
    readonly status: 400 | 401 | 404 | 413,
    message: string,
  ) {
    super(message);
  }
}
