// Door of every npm script that needs dependencies: `node scripts/run.mjs <task> [arguments]`.
// This file is parsed by whatever Node the machine has, so it keeps to old syntax and checks the version first.
import process from 'process';

var found = process.versions.node;

if (Number(found.split('.')[0]) < 18) {
  process.stderr.write(
    'Cổng Tỉnh cần Node 18 trở lên để tự cài đặt (máy đang dùng ' +
      found +
      '): hãy cài Node 24 LTS từ https://nodejs.org rồi chạy lại. / Cổng Tỉnh needs Node 18 or newer to install itself: install Node 24 LTS and run again.\n',
  );
  process.exitCode = 1;
} else {
  import('./launch.mjs').then(function (launcher) {
    return launcher.launch(process.argv.slice(2));
  });
}
