/**
 * What a form knows after it was sent: what is wrong (as a whole, and by field), what was typed so that nothing is lost, or
 * what has been done. The same with and without JavaScript.
 */
export type FormState = {
  message?: string;
  fields?: Record<string, string>;
  values?: Record<string, string>;
  done?: string;
};

/** A server action behind a form, as useActionState takes it. */
export type FormAction = (state: FormState, form: FormData) => Promise<FormState>;
