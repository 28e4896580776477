/**
 * What goes over a co-editing connection besides the text: the protocol of y-websocket, and three messages of our own,
 * sent only to an editor that asked for them with `?waymark=1`.
 */
export const messageType = {
	sync: 0,
	awareness: 1,
	queryAwareness: 3,
	/** How many of this connection's sync frames, in their order, are safely stored. */
	saved: 100,
	/** 0 to read, 1 to write; then the server's schema version. */
	role: 101,
	/** One of `notices`, as text; `locked` is followed by the reason, `damaged` by what to quote to whoever repairs it. */
	notice: 102,
} as const;

/** Why the server is about to do something, in one word. */
export const notices = ["not-saved", "read-only", "refused", "document-full", "damaged", "locked"] as const;
export type Notice = (typeof notices)[number];

/**
 * Why the server closes a connection. 4400 to 4499 stop the editor for good; after any other code it comes back by
 * itself.
 */
export const closeCode = {
	/** The server restarts. */
	restart: 1012,
	/** Bytes that no editor sends. */
	abuse: 4400,
	sessionOver: 4401,
	noAccess: 4403,
	/** No such document, or none for this person: never told apart. */
	noDocument: 4404,
	documentFull: 4413,
	editorTooOld: 4426,
	/** Too much at once, or the storage is down. */
	overload: 4503,
	roleChanged: 4510,
	/** The document is being loaded anew. */
	reloaded: 4511,
} as const;
export type CloseCode = (typeof closeCode)[keyof typeof closeCode];
