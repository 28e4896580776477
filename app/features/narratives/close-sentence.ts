import { closeCode } from "../../live/collab-protocol.ts";

const kept =
	"What was saved is safe. What is not saved yet is still in this window: copy it before you leave.";

/** Why the server ended the connection for good, what became of the text, and what to do. */
export function closeSentence(code: number): string {
	switch (code) {
		case closeCode.sessionOver:
			return `You are signed out. ${kept} Then sign in again.`;
		case closeCode.noAccess:
			return `You may no longer write here. ${kept}`;
		case closeCode.noDocument:
			return `This text is not there any more, or you may not see it. ${kept}`;
		case closeCode.documentFull:
			return `This text is as long as it can be. ${kept} Then shorten it, or go on in another action.`;
		case closeCode.editorTooOld:
			return `Waymark was updated while this page was open. ${kept} Then load the page again.`;
		default:
			return `The server refused something that this window sent. ${kept} Then load the page again.`;
	}
}
