import { personWords } from "./people-here.ts";

/** Someone's caret, with who they are as text: colour alone says nothing. */
export function caret(user: Record<string, unknown>): HTMLElement {
	const mark = document.createElement("span");
	const label = document.createElement("span");
	const colour = typeof user.color === "string" ? user.color : "";
	// Who is where is told in words beside the text; read out in the middle of a sentence it would only disturb.
	mark.setAttribute("aria-hidden", "true");
	mark.className = "narrative-editor__caret";
	label.className = "narrative-editor__caret-label";
	mark.style.setProperty("--narrative-caret", colour);
	const text = (value: unknown) => (typeof value === "string" ? value : "");
	label.textContent = personWords({ name: text(user.name), organisation: text(user.organisation) });
	mark.append(label);
	return mark;
}
