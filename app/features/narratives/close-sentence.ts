import { closeCode } from "../../live/collab-protocol.ts";

const kept =
	"What was saved is safe. What is not saved yet is still in this window: copy it before you leave.";
const removed = "The copy on this device has been removed.";

/** Why the server ended the connection for good, what became of the text, and what to do. */
export function closeSentence(code: number): string {
	switch (code) {
		case closeCode.sessionOver:
			return `You are signed out. ${kept} ${removed} Then sign in again.`;
		case closeCode.noAccess:
			return `You may no longer write here. ${kept} ${removed}`;
		case closeCode.noDocument:
			return `This text is not there any more, or you may not see it. ${kept} ${removed}`;
		case closeCode.documentFull:
			return `This text is as long as it can be. ${kept} Then shorten it, or go on in another action.`;
		case closeCode.editorTooOld:
			return `Waymark was updated while this page was open. ${kept} Then load the page again.`;
		default:
			return `The server refused something that this window sent. ${kept} Then load the page again.`;
	}
}

/**
 * Whether what this device keeps of the text has to go: where access ended, and where what is kept would be refused
 * again each time that the text is opened. Only an editor that is too old may send it later.
 */
export const endsKeeping = (code: number): boolean => code !== closeCode.editorTooOld;
