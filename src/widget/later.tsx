/** @jsxImportSource preact */
import { Component, type ComponentType } from "preact";

type LaterProps<Props> = { load: () => Promise<ComponentType<Props>>; props: Props };

/** A part of the panel that is loaded when it is first wanted: nobody pays for it before (QUALITY.md P2). */
export class Later<Props extends object> extends Component<
  LaterProps<Props>,
  { part?: ComponentType<Props>; failed?: true }
> {
  componentDidMount() {
    this.props.load().then(
      (part) => this.setState({ part }),
      () => this.setState({ failed: true }),
    );
  }

  render() {
    const { part: Part, failed } = this.state;
    if (Part) return <Part {...this.props.props} />;
    return (
      <p class="bar" role="status">
        {failed ? "This could not be loaded. Please check your connection and try again." : "Loading…"}
      </p>
    );
  }
}
