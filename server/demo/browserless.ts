import { io } from "socket.io-client";
import type { TroupePlace } from "#app/domain/troupe.ts";
import type { LiveSocket } from "#app/live/live-socket.ts";
import { SharedText } from "./shared-text.ts";

/** Where the server is reached, and as whom. */
export interface BrowserlessAt {
	/** Address of the server itself, without proxies: `http://127.0.0.1:3000`. */
	base: string;
	/** What pages of this installation say as their origin. */
	origin: string;
	cookie: string;
}

/** How long a form may take, in milliseconds. */
const formMs = 5_000;

/** What a browser does for somebody: opens pages, sends forms, shows what is live, holds a shared text open. */
export class Browserless {
	private readonly headers: Record<string, string>;
	private live: LiveSocket | null = null;
	private text: SharedText | null = null;

	constructor(private readonly at: BrowserlessAt) {
		this.headers = { cookie: at.cookie, origin: at.origin };
	}

	/** Opens a page, or sends a form; returns the status of the answer. A form that was done leads on: 302. */
	async visit(path: string, fields?: Record<string, string>): Promise<number> {
		const form = fields && { method: "POST", body: new URLSearchParams(fields) };
		const response = await fetch(this.at.base + path, {
			...form,
			headers: this.headers,
			redirect: "manual",
			signal: AbortSignal.timeout(formMs),
		});
		await response.arrayBuffer();
		return response.status;
	}

	/** Says to everybody's screens that this one shows an action, or a running meeting; `moved` is called when that may have gone on. */
	show({ kind, id }: TroupePlace, moved: () => void): void {
		const live: LiveSocket = io(this.at.base, {
			path: "/live/",
			transports: ["websocket"],
			extraHeaders: this.headers,
			forceNew: true,
		});
		live.on("connect", () => {
			if (kind === "action") live.emit("attend", { actionId: id });
			else live.emit("meet", { meetingId: id }, () => {});
		});
		live.on("meeting", ({ text }) => {
			if (!text) moved();
		});
		this.live = live;
	}

	/** The shared text of a name; the one that was open before is closed. */
	openText(name: string): SharedText {
		if (this.text?.name !== name) {
			this.text?.close();
			this.text = new SharedText(name, { base: this.at.base, headers: this.headers });
		}
		return this.text;
	}

	close(): void {
		this.text?.close();
		this.live?.disconnect();
	}
}
