export { answerTheme as loader } from "#app/features/installation/answer-theme.server.ts";
