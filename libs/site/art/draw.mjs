/** Draws every illustration of the public pages into ../assets/images. Run it after a change: `node libs/site/art/draw.mjs`. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bank, bridge, drawing, egret, lilyPad, lotus, nipa, paddies, palm, reseed, ripples, sampan, tufts } from './brush.mjs';

const save = (name, text) => writeFileSync(join(import.meta.dirname, '../assets/images', `${name}.svg`), text);
const palms = (places, y, height, step) => places.map((x, i) => palm(x, y, height + (i % 3) * step)).join('');
const scene = (name, body) => {
  reseed(name.length * 7919 + 7);
  save(name, drawing(1200, 675, body()));
};
const edge = (name, body) => save(name, drawing(840, 260, body, { onPaper: true }));
const SKY = '<path class="s" d="M0 0h1200v675H0z"/>';

scene(
  'vam-co',
  () =>
    SKY +
    '<circle class="d" cx="860" cy="210" r="120"/>' +
    bank(330, 26, 'f') +
    bridge(318, -60, 760, 52, 7) +
    bank(352, 30, 'g') +
    palms([90, 150, 930, 985, 1080], 352, 90, 26) +
    '<path class="w" d="M0 350h1200v325H0z"/><path class="v" d="M0 520Q300 470 620 500T1200 470V675H0z" opacity=".55"/>' +
    ripples(365, 640, 46) +
    sampan(640, 470, 1.15) +
    sampan(300, 392, 0.5) +
    nipa(60, 690, 300) +
    nipa(200, 700, 210) +
    nipa(1120, 690, 330) +
    nipa(985, 705, 200),
);

scene(
  'cong-ngan-man',
  () =>
    SKY +
    '<circle class="y" cx="300" cy="170" r="80"/>' +
    bank(300, 30, 'f') +
    palms([520, 700, 1010, 1090], 300, 80, 16) +
    paddies(296, 675, 600, 'g', 'lg') +
    '<path class="w" d="M520 296h160L980 675H220z"/><path class="lw" d="M560 330h60M500 420h150M600 470h170M430 560h190M620 620h210"/>' +
    '<path class="k" d="M340 470h520v26H340z"/><path class="b" d="M352 330h42v300h-42zM486 330h38v300h-38zM676 330h38v300h-38zM806 330h42v300h-42z"/>' +
    '<path class="q" d="M396 400h88v150h-88zM526 400h148v150H526zM716 400h88v150h-88z"/><path class="k" d="M340 316h520v22H340z"/>' +
    '<path class="l" d="M440 338v60M600 338v60M760 338v60M340 292h520M340 292v30M860 292v30M470 292v30M600 292v30M730 292v30"/>' +
    egret(1010, 560, 0.9) +
    tufts(0, 1300, 50, 678, 70, 26),
);

scene(
  'sen',
  () =>
    SKY +
    bank(200, 30, 'f') +
    '<path class="w" d="M0 196h1200v479H0z"/>' +
    ripples(220, 650, 40) +
    lilyPad(180, 330, 120, 'g') +
    lilyPad(560, 300, 90, 'g') +
    lilyPad(930, 340, 150, 'h') +
    lilyPad(330, 480, 190, 'h') +
    lilyPad(760, 520, 210, 'g') +
    lilyPad(1120, 560, 160, 'h') +
    lilyPad(60, 600, 170, 'g') +
    '<path class="lg" d="M470 600Q460 480 480 360M860 560Q880 420 850 300M250 420V300"/>' +
    lotus(480, 370, 1.35) +
    lotus(850, 300, 1) +
    lotus(250, 310, 0.6),
);

scene(
  'kenh-que',
  () =>
    SKY +
    '<circle class="y" cx="960" cy="150" r="70"/>' +
    bank(300, 40, 'f') +
    palms([60, 140, 330, 420], 330, 150, 30) +
    '<path class="g" d="M0 318h1200v80H0z"/><path class="k" d="M560 220l120-74 140 74z"/><path class="q" d="M548 226L680 140 834 226l-16 8L680 158 564 234z"/>' +
    '<path class="b" d="M590 232h200v92H590z"/><path class="v" d="M620 252h44v44h-44zM700 252h44v72h-44z"/><path class="l" d="M600 324v46M690 324v46M780 324v46"/>' +
    '<path class="y" d="M0 384h1200v14H0z"/><path class="w" d="M0 398h1200v277H0z"/>' +
    ripples(410, 650, 40) +
    sampan(760, 520, 1.2) +
    nipa(90, 700, 280) +
    nipa(1110, 700, 250) +
    tufts(260, 980, 52, 684, 50, 26),
);

const BANKS = '<path class="h" d="M0 380Q180 372 250 470T300 675H0zM1200 380Q1030 370 960 470T900 675H1200z"/>';

scene(
  'cau-khi',
  () =>
    SKY +
    '<circle class="d" cx="610" cy="190" r="110"/>' +
    bank(320, 34, 'f') +
    '<path class="w" d="M0 320h1200v355H0z"/>' +
    ripples(350, 660, 50) +
    BANKS +
    '<path class="l" d="M330 675L372 300M400 675L350 300M520 675L552 330M585 675L530 330M860 675L822 300M795 675L845 300"/>' +
    '<path class="l" d="M140 408L362 392L548 420M1070 408L834 392L716 410"/><path class="ly" d="M140 412L362 396L552 425M1070 412L834 396L712 415" stroke-width="12"/>' +
    '<path class="l" d="M150 330L360 312L540 340M1060 330L836 312L760 322"/><path class="ly" transform="rotate(14 640 560)" d="M580 560h120" stroke-width="10"/>' +
    nipa(70, 560, 260) +
    nipa(1140, 560, 280) +
    palm(1020, 420, 190),
);

// The boat has left the landing: content withdrawn (410).
scene(
  'ben-vang',
  () =>
    SKY +
    '<circle class="d" cx="880" cy="180" r="100"/>' +
    bank(300, 30, 'f') +
    palms([760, 840, 1090], 318, 84, 22) +
    '<path class="w" d="M0 312h1200v363H0z"/>' +
    ripples(335, 655, 52) +
    sampan(930, 372, 0.42) +
    '<path class="h" d="M0 420Q150 400 250 470Q320 540 330 675H0z"/>' +
    '<path class="l" stroke-width="12" d="M330 470V640M470 452V640M610 470V640M560 452V560"/>' +
    '<path class="n" d="M180 452H700l24 30H160z"/><path class="m" d="M180 440H700v16H180z"/>' +
    '<path class="k" d="M640 392h20v54h-20z"/><path class="ly" d="M650 412Q700 470 690 520T730 560"/>' +
    nipa(70, 700, 300) +
    nipa(220, 715, 190),
);

// Ebb: the boat waits for the tide (503).
scene(
  'nuoc-rong',
  () =>
    SKY +
    '<circle class="y" cx="310" cy="180" r="84"/>' +
    bank(310, 34, 'f') +
    palms([120, 190, 980, 1060], 330, 110, 24) +
    '<path class="g" d="M0 326h1200v40H0z"/><path class="m" d="M0 362h1200v313H0z"/>' +
    '<path class="w" d="M520 362h190Q660 430 760 490T700 675H330Q430 560 380 490T520 362z"/>' +
    '<path class="n" d="M0 420Q180 400 300 450T360 675H0zM1200 420Q1000 400 880 470T850 675H1200z"/>' +
    '<path class="lw" d="M540 400h80M470 470h120M560 540h110M430 610h150"/>' +
    sampan(960, 470, 1.15, { rower: false, load: false, tilt: -7 }) +
    '<path class="b" d="M226 380h22v230h-22z"/><path class="q" d="M226 400h22v22h-22zM226 444h22v22h-22zM226 488h22v22h-22zM226 532h22v22h-22z"/>' +
    egret(640, 520, 1) +
    egret(118, 560, 0.7) +
    nipa(1160, 705, 260) +
    tufts(0, 330, 56, 684, 44, 22),
);

save(
  'sen-nho',
  drawing(240, 180, '<path class="w" d="M10 140h220v6H10z"/>' + lilyPad(120, 150, 90, 'g') + lotus(120, 140, 0.72), { onPaper: true }),
);

// Mark of the portal: a lotus over the two Vàm Cỏ rivers.
save(
  'bieu-trung',
  drawing(
    128,
    128,
    '<circle class="v" cx="64" cy="64" r="63"/><circle class="b" cx="64" cy="64" r="57"/>' +
      lotus(64, 82, 0.34) +
      '<path class="v" d="M18 86q11.500-8 23 0t23 0 23 0 23 0v6q-11.500 8-23 0t-23 0-23 0-23 0zM27 102q9.250-7 18.500 0t18.500 0 18.500 0 18.500 0v5q-9.250 7-18.500 0t-18.500 0-18.500 0-18.500 0z"/>',
    { onPaper: true },
  ),
);

edge(
  'mep-song',
  nipa(60, 300, 190) +
    '<path class="lg" d="M330 262Q326 210 334 176M410 262Q414 230 408 214"/>' +
    lotus(334, 190, 0.62) +
    lotus(409, 224, 0.42) +
    lilyPad(250, 262, 70, 'g') +
    lilyPad(470, 264, 60, 'h') +
    sampan(640, 226, 0.95),
);

edge(
  'mep-kenh',
  palm(70, 262, 150) +
    palm(170, 262, 112) +
    '<path class="k" d="M330 122l100-62 116 62z"/><path class="q" d="M320 127L430 55 556 127l-13 7L430 71 333 134z"/><path class="b" d="M354 130h168v76H354z"/>' +
    '<path class="v" d="M380 146h36v36h-36zM446 146h36v60h-36z"/><path class="l" d="M364 206v56M438 206v56M512 206v56M482 206L560 262"/>' +
    nipa(720, 300, 170),
);

// A district's market on the quay, under its arched bridge.
edge(
  'mep-cho',
  '<path class="b" d="M0 196Q120 120 260 196v18Q120 142 0 214z"/><path class="b" d="M56 176h12v86H56zM124 164h12v98h-12zM194 176h12v86h-12z"/>' +
    '<path class="q" d="M300 132l34-44h232l34 44z"/><path class="k" d="M344 88l28-34h156l28 34z"/><path class="q" d="M336 92l42-42h144l42 42-10 6-38-38H384l-38 38z"/>' +
    '<path class="b" d="M318 132h264v20H318z"/><path class="l" d="M326 152v110M396 152v110M466 152v110M536 152v110M574 152v110"/>' +
    '<path class="y" d="M340 240q20-40 52 0zM412 240q22-32 46 0z"/><path class="g" d="M482 240q20-36 46 0z"/><path class="n" d="M330 240h250v10H330z"/>' +
    sampan(716, 232, 0.8) +
    palm(640, 262, 128),
);

// An office of the province behind its row of areca palms.
edge(
  'mep-so',
  palm(60, 262, 170) +
    palm(128, 262, 128) +
    '<path class="q" d="M232 112l28-30h360l28 30z"/><path class="k" d="M390 82l50-34 50 34z"/><path class="q" d="M380 88l60-42 60 42-8 8-52-36-52 36z"/>' +
    '<path class="b" d="M248 112h384v150H248z"/><path class="v" d="M276 136h34v48h-34zM334 136h34v48h-34zM512 136h34v48h-34zM570 136h34v48h-34zM276 204h34v58h-34zM334 204h34v58h-34zM512 204h34v58h-34zM570 204h34v58h-34zM414 172h52v90h-52z"/>' +
    '<path class="y" d="M392 128h12v134h-12zM476 128h12v134h-12zM384 120h112v10H384z"/><path class="k" d="M240 190h392v6H240z"/>' +
    palm(700, 262, 150) +
    palm(768, 262, 112),
);
