// The npm package telegram-test-api 4.2.1, with what it lacks of the Bot API: file sends, chat actions, menus, the webhook's
// secret, answers in the form that python-telegram-bot takes. Arguments: the folder it is installed in, a port, the secret.
const [folder, port, secret] = process.argv.slice(2);
const PACKAGE = require('path').resolve(folder, 'node_modules/telegram-test-api');
const { botRoutes } = require(PACKAGE + '/lib/routes/bot');
const ME = { id: 666, is_bot: true, first_name: 'Youdan', username: 'youdan_emulated_bot' };
const seconds = () => Math.floor(Date.now() / 1000);
const answer = (method, result) =>
  botRoutes.unshift((app, server) =>
    app.all('/bot:token/' + method, (request, response) => {
      const args = { ...request.query, ...request.body };
      request.resume();
      response.json({ ok: true, result: typeof result === 'function' ? result(args, server, request.params.token) : result });
    }),
  );
const enclosed = (kind, file) => (args, server) => ({
  message_id: server.messageId++, date: seconds(), chat: { id: +args.chat_id || 1, type: 'private' }, from: ME, [kind]: file,
});
answer('getMe', ME);
answer('setWebhook', (args, server, token) => { server.setWebhook(args, token); return true; });
answer('deleteWebhook', (_, server, token) => { server.deleteWebhook(token); return true; });
answer('sendMessage', (args, server, token) => ({ ...server.addBotMessage(args, token), date: seconds(), from: ME }));
answer('editMessageText', (args, server) => {
  server.editMessageText(args);
  return { message_id: +args.message_id, date: seconds(), chat: { id: +args.chat_id, type: 'private' }, from: ME, text: args.text };
});
answer('sendDocument', enclosed('document', { file_id: 'D', file_unique_id: 'D', file_name: 'x' }));
answer('sendPhoto', enclosed('photo', [{ file_id: 'P', file_unique_id: 'P', width: 1, height: 1 }]));
for (const method of ['sendChatAction', 'setMyCommands', 'answerCallbackQuery']) answer(method, true);
const axios = require(require.resolve('axios', { paths: [PACKAGE] }));
axios.interceptors.request.use((request) => {
  request.headers['X-Telegram-Bot-Api-Secret-Token'] = secret;
  return request;
});
const TelegramServer = require(PACKAGE);
const format = TelegramServer.formatUpdate;
TelegramServer.formatUpdate = (update) => {
  const made = format(update);
  if (made.callback_query) made.callback_query.chat_instance = '1';
  return made;
};
new TelegramServer({ port: +port, host: '127.0.0.1', storage: 'RAM', storeTimeout: 600 }).start().then(() => console.log('up'));
