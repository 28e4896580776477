import * as Y from "yjs";
import type { DocumentRules, IsValid } from "#app/features/narratives/document-rules.server.ts";
import { type AnyType, type Container, gone, identityOf, type Place } from "./place.ts";

/** What a struct turns out to hold: a container for others, nothing of that kind, or what the rules forbid. */
export type Judged = { ok: true; holds: Container | null } | { ok: false };

const forbidden: Judged = { ok: false };
const plain: Judged = { ok: true, holds: null };
const deleted: Judged = { ok: true, holds: gone };

/** Whether a content may lie at a place, by the rules of the document. */
export function judgeContent(
	rules: DocumentRules,
	content: Y.Item["content"],
	place: Place,
	id: Y.ID,
): Judged {
	if (content instanceof Y.ContentDeleted) return deleted;
	if (content instanceof Y.ContentType) return judgeType(rules, content.type, place, identityOf(id));
	if (content instanceof Y.ContentString) return isContentOfText(place) ? plain : forbidden;
	if (content instanceof Y.ContentFormat) {
		return isContentOfText(place) && isMark(rules, content.key, content.value) ? plain : forbidden;
	}
	if (content instanceof Y.ContentAny) return judgeAttribute(content, place);
	return forbidden;
}

const isContentOfText = ({ container, attribute }: Place) =>
	attribute === null && (container.kind === "text" || container.kind === "gone");

function judgeType(
	rules: DocumentRules,
	type: AnyType,
	{ container, attribute }: Place,
	identity: string,
): Judged {
	if (attribute !== null || container.kind === "text") return forbidden;
	const depth = "depth" in container ? container.depth + 1 : 1;
	if (depth > rules.maxDepth) return forbidden;
	if (type instanceof Y.XmlText) {
		const fits = container.kind === "gone" || (container.kind === "block" && container.rule.holdsText);
		return fits ? { ok: true, holds: { kind: "text", depth, identity } } : forbidden;
	}
	const rule = type instanceof Y.XmlElement ? rules.blocks.get(type.nodeName) : undefined;
	if (!rule || !(type instanceof Y.XmlElement)) return forbidden;
	const fits =
		container.kind === "gone" ||
		(container.kind === "root" ? rules.root : container.rule).children.has(type.nodeName);
	return fits ? { ok: true, holds: { kind: "block", rule, depth, identity } } : forbidden;
}

function judgeAttribute(content: Y.ContentAny, { container, attribute }: Place): Judged {
	if (container.kind === "gone") return plain;
	if (container.kind !== "block" || attribute === null || content.arr.length !== 1) return forbidden;
	return container.rule.attributes.get(attribute)?.(content.arr[0]) ? plain : forbidden;
}

function isMark(rules: DocumentRules, name: string, value: unknown): boolean {
	const attributes = rules.marks.get(name);
	if (!attributes) return false;
	if (value === null) return true;
	if (typeof value !== "object" || Array.isArray(value)) return false;
	const given: [string, unknown][] = Object.entries(value);
	return given.length === attributes.size && given.every(([key, v]) => isGiven(attributes.get(key), v));
}

const isGiven = (isValid: IsValid | undefined, value: unknown) => isValid?.(value) === true;
