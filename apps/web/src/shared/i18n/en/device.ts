export default {
  title: 'This device',
  install: {
    title: 'Install the application',
    intro:
      'The portal then opens from the home screen, in a window of its own. None of your data are stored there.',
    action: 'Install the application',
    apple: 'In Safari, tap “Share”, then “Add to Home Screen” and “Add”.',
    menu: 'Open the menu of your browser, then choose “Install” or “Add to Home Screen”. Firefox on computers and private windows do not always offer it.',
    done: 'The application is installed',
    failed: 'The application could not be installed',
  },
}
