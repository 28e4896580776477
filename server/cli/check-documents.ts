import { checkDocumentsCommand } from "./check-documents-command.ts";

process.exitCode = await checkDocumentsCommand({
	env: process.env,
	out: (text) => process.stdout.write(text),
	err: (text) => process.stderr.write(text),
});
