const TONES = /[\u0300\u0301\u0303\u0309\u0323]/gu;
const STOPPED = /(?:p|t|c|ch)$/;

const words = (list: string): readonly string[] => list.trim().split(/\s+/);

const ONSETS = words('ngh ch gh gi kh ng nh ph qu th tr b c d đ g h k l m n p r s t v x').concat('');
const RHYMES = new Set(
  words(`
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu êt
    i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
    o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot
    ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
    u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt uơ up ut uy uya uych uyên uyêt uyn uynh uyp uyt uyu
    ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu
  `).map((rhyme) => rhyme.normalize('NFC')),
);
const AFTER_QU = new Set(words('ych yn ynh yp yt yu').map((rhyme) => rhyme.normalize('NFC')));

/**
 * Whether a word is a possible Vietnamese syllable by spelling: onset, rhyme, at most one tone, and only sắc or nặng before a stop.
 * It knows nothing of meaning; it is the yardstick by which texts in old encodings are recognised.
 */
export function isVietnameseSyllable(word: string): boolean {
  const decomposed = word.toLowerCase().normalize('NFD');
  const tones = decomposed.match(TONES) ?? [];
  if (tones.length > 1) return false;
  const plain = decomposed.replace(TONES, '').normalize('NFC');
  if (STOPPED.test(plain) && tones.length === 1 && tones[0] !== '\u0301' && tones[0] !== '\u0323') return false;
  return ONSETS.some((onset) => {
    if (!plain.startsWith(onset)) return false;
    const rhyme = plain.slice(onset.length);
    return RHYMES.has(rhyme) || (onset === 'qu' && AFTER_QU.has(rhyme));
  });
}
