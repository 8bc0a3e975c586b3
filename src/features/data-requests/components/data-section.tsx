import { DAYS_BY_LAW } from "../rules";

/** On the preferences page: what the law gives everybody over the own data, and how to have it. */
export function DataSection() {
  return (
    <>
      <h2>Your data</h2>
      <p className="soft">
        The Data Protection Act of Kenya gives you the right to a copy of all that we hold about you, within{" "}
        {DAYS_BY_LAW.export} days, and to have it erased, within {DAYS_BY_LAW.erase} days. With us both take a minute:
        we mail you a link, so that nobody else can ask in your name.
      </p>
      <form method="post" className="row">
        <button type="submit" name="act" value="export" className="quiet">
          Send me my data
        </button>
        <button type="submit" name="act" value="erase" className="danger">
          Erase my data
        </button>
      </form>
      <p className="soft after">
        If you are not content with us, you may turn to the{" "}
        <a href="https://www.odpc.go.ke/file-a-complaint/">Office of the Data Protection Commissioner</a>.
      </p>
    </>
  );
}
