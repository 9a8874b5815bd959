import ts from 'typescript';
import { type SourceFile, walk } from './house.js';

const meaningless = /^(common|shared|utils?|helpers?|misc|managers?|base|core|lib)$/;
const fileName = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*\.tsx?$/;

/** The words of the trade as a programmer would write them without diacritics; identifiers use the English word of the glossary. Unformatted: many to a line, to be looked through. */
const vietnamese = [
  'ban bien tap', 'truong ban', 'pho ban', 'thanh vien', 'cong tac vien', 'bien tap vien', 'uy quyen', 'quy che', 'ten mien', 'tin bai', 'tin tuc',
  'bai viet', 'chuyen muc', 'van ban', 'du thao', 'hoi dap', 'phan anh', 'kien nghi', 'doi thoai', 'thu tuc', 'dich vu cong', 'nhuan but', 'thu lao',
  'bang ke', 'du toan', 'quyet toan', 'sap xep', 'don vi', 'co quan', 'trang chu', 'cong thong tin', 'tai khoan', 'nguoi dung', 'mat khau', 'dang nhap',
  'phe duyet', 'xuat ban', 'go bo', 'tu choi', 'ngay le', 'han xu ly', 'lich lam viec', 'chu tich', 'trang thai', 'quyet dinh', 'tinh thanh', 'xa phuong',
]; // prettier-ignore

/** Folders and files whose name says nothing, or is written in another manner than the rest. */
export function poorPaths(paths: readonly string[]): string[] {
  return paths.flatMap((path) => {
    const parts = path.split('/').slice(1);
    const empty = parts.filter(
      (part, index) => meaningless.test(index === parts.length - 1 ? part.replace(/\..*$/, '') : part) && !(index === 0 && part === 'lib'),
    );
    const faults = empty.map((part) => `${path}: the name "${part}" says nothing`);
    return fileName.test(parts.at(-1) ?? '') ? faults : [...faults, `${path}: file names are kebab-case`];
  });
}

/** Identifiers that are not English: with letters outside ASCII, or Vietnamese words without their marks. */
export function foreignIdentifiers(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => {
    const found = new Set<string>();
    walk(file.tree, (node) => {
      if ((ts.isIdentifier(node) || ts.isPrivateIdentifier(node)) && !isTextAsKey(node) && isForeign(node.text)) found.add(node.text);
    });
    return [...found].map((name) => `${file.path}: ${name}`);
  });
}

/** `{ xã: 186, phường: 4 }` counts texts that people read; such a key is data, not a name. */
function isTextAsKey(node: ts.Node): boolean {
  return ts.isPropertyAssignment(node.parent) && node.parent.name === node && /[^\p{ASCII}]/u.test(node.getText());
}

function isForeign(name: string): boolean {
  if (/[^\p{ASCII}]/u.test(name)) return true;
  const words = ` ${name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/[^A-Za-z0-9]+/g, ' ')
    .toLowerCase()} `;
  return vietnamese.some((term) => words.includes(` ${term} `));
}
