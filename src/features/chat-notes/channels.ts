/** On the staff inbox: somebody was named in a note. Says who and where, never a word of it. */
export const STAFF_MENTIONED = "staff.mentioned";
export type StaffMentionedPayload = { sessionId: string; noteId: string; staffIds: string[]; by: string };
