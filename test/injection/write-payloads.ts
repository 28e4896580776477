import * as Y from "yjs";
import { rootName } from "#app/features/narratives/document-schema.ts";
import { messageType } from "#app/live/collab-protocol.ts";
import { draft, openRaw } from "#test/collab/raw-editor.ts";
import type { HostileSite } from "./hostile-site.ts";
import { hostile } from "./outputs.ts";
import { payloads } from "./payloads.ts";
import type { FoundForm } from "./read-page.ts";

/** Every payload as the reason of a status, and as a comment, each by the form that people use. Returns how many were taken. */
export async function writeByForms(site: HostileSite): Promise<number> {
	let taken = 0;
	for (const [place, { text }] of payloads.entries()) {
		const action = site.actions[place % site.actions.length];
		const path = `/workspace${hostile}/actions/${action?.slug}`;
		const version = String(1 + Math.floor(place / site.actions.length));
		const status: [string, string][] = [
			["version", version],
			["intent", "status"],
			["status", place % 2 ? "at-risk" : "off-track"],
			["reason", text],
			["path", text],
		];
		if ((await site.post(path, status)).status === 302) taken++;
		const comment: [string, string][] = [
			["intent", "comment"],
			["text", text],
		];
		if ((await site.post(`${path}/comments`, comment)).status === 302) taken++;
	}
	return taken;
}

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function enter(site: HostileSite) {
	const headers = { cookie: site.cookie, origin: site.waymark.origin };
	const url = `${site.waymark.origin.replace("http", "ws")}/collab`;
	const raw = openRaw({ url }, site.narrative.name, "lead", undefined, headers);
	await raw.opened;
	for (let i = 0; i < 100 && !raw.received.some(({ type }) => type === messageType.role); i++) await wait(20);
	return raw;
}

/** Every payload as a paragraph, written straight into the shared text. Returns how many the server has stored. */
export async function writeByUpdates(site: HostileSite): Promise<number> {
	const raw = await enter(site);
	const mine = draft();
	for (const { text } of payloads) raw.sendUpdate(mine.write(text));
	for (let i = 0; i < 500 && raw.saved() < payloads.length; i++) await wait(20);
	const saved = raw.saved();
	raw.destroy();
	return saved;
}

/** Elements, attributes and links that no editor of ours makes. Returns how many were stored: none, if all is well. */
export async function writeForbidden(site: HostileSite): Promise<number> {
	const elements = ["script", "img", "iframe", "svg", "style", "link", "raw"].map((name) => {
		const element = new Y.XmlElement(name);
		element.setAttribute("onerror", "xss()");
		element.setAttribute("src", "x");
		return element;
	});
	const handler = new Y.XmlElement("paragraph");
	handler.setAttribute("onclick", "xss()");
	const links = payloads
		.filter(({ kind }) => kind === "addresses")
		.map(({ text }) => {
			const paragraph = new Y.XmlElement("paragraph");
			const words = new Y.XmlText();
			words.insert(0, "a link", { link: { href: text } });
			paragraph.insert(0, [words]);
			return paragraph;
		});
	let stored = 0;
	for (const element of [...elements, handler, ...links]) {
		const raw = await enter(site);
		const doc = new Y.Doc();
		doc.getXmlFragment(rootName).push([element]);
		raw.sendUpdate(Y.encodeStateAsUpdate(doc));
		await Promise.race([raw.closed, wait(150)]);
		stored += raw.saved();
		raw.destroy();
	}
	return stored;
}

/** Letters whose texts are payloads: an invitation by somebody of that name, and the first letter to a follower. */
export async function writeLetters(site: HostileSite): Promise<void> {
	await site.post(`/workspace${hostile}/people/invite`, [
		["organisation", site.organisationSlug],
		["role", "contributor"],
		["addresses", "invited@example.org"],
	]);
	for (const path of [`${hostile}/follow`, `${hostile}/actions/${site.action.slug}/follow`]) {
		await site.post(path, [
			["email", "reader@example.org"],
			["frequency", "immediate"],
		]);
	}
}

/** What would end the walk, or take away what it walks on. */
export const leaveAlone =
	/sign-out|erase|archive|publication|address|withdraw|take-back|membership|\/people\/|e-mail|passkeys|sessions/;

/** Fills in a form as somebody would who tries what happens: a payload wherever words may stand. */
export function fillIn(form: FoundForm, payload: () => string): [string, string][] | null {
	const filled: [string, string][] = [];
	let typed = 0;
	const chosen = new Set<string>();
	for (const { name, type, value, options } of form.fields) {
		if (type === "text" || type === "textarea" || type === "search") {
			const isNumber = /day|month|year|hour|minute|duration|value|position|numerator/i.test(name);
			filled.push([name, isNumber ? value || "12" : payload()]);
			if (!isNumber) typed++;
		} else if (type === "select") filled.push([name, options.find((option) => option !== "") ?? ""]);
		else if (type === "radio" || type === "submit" || type === "button") {
			if (!chosen.has(name)) filled.push([name, value]);
			chosen.add(name);
		} else if (type === "checkbox") filled.push([name, value || "on"]);
		else if (type === "email") filled.push([name, "somebody@example.org"]);
		else if (type !== "file") filled.push([name, value]);
	}
	return typed > 0 ? filled : null;
}
