/** Names of people by the region that a company is in; first names apart by the salutation that goes with them. */
export interface NameList {
  women: string[];
  men: string[];
  last: string[];
}

const list = (text: string) => text.trim().split(/\s*,\s*/);

const german: NameList = {
  women: list(`Erika, Sabine, Katharina, Anja, Birgit, Claudia, Daniela, Franziska, Heike, Ines, Jana, Karin, Lena, Marlene,
    Nadine, Petra, Renate, Silke, Theresa, Ulrike, Verena, Wiebke, Annika, Beate, Christiane, Doris, Elke, Friederike, Gudrun,
    Hannah, Imke, Johanna, Kerstin, Lisa, Miriam, Nele, Paula, Regina, Sophie, Tanja, Ayşe, Elif, Agnieszka, Giulia, Linh, Samira`),
  men: list(`Thomas, Andreas, Bernd, Christian, Dieter, Erik, Frank, Georg, Holger, Ingo, Jens, Karsten, Lukas, Martin,
    Norbert, Oliver, Peter, Ralf, Stefan, Tobias, Uwe, Volker, Wolfgang, Alexander, Benjamin, Carsten, Daniel, Florian, Gregor,
    Henning, Jan, Klaus, Matthias, Niklas, Philipp, Rainer, Sebastian, Timo, Ulrich, Mehmet, Emre, Marek, Luca, Minh, Karim, Dragan`),
  last: list(`Vogt, Aydın, Brandt, Krüger, Lehmann, Schäfer, Köhler, Böhm, Groß, Jäger, Winkler, Lorenz, Baumann, Franke, Albrecht,
    Schuster, Simon, Ludwig, Böttcher, Sommer, Stein, Gräf, Haas, Heinrich, Dietrich, Ziegler, Kuhn, Pohl, Engel, Horn, Busch,
    Bergmann, Voß, Sauer, Arnold, Wolff, Pfeiffer, Yılmaz, Kaya, Nowak, Wiśniewska, Kowalczyk, Rossi, Conti, Nguyen, Trần, Haddad,
    Petrović, Seidel, Hein, Ackermann, Fiedler, Kessler, Reuter, Thiel, Menzel, Grimm, Wieland, Zimmer, Behrens, Ahrens, Petersen,
    Jürgensen, Claßen, Esser, Schmitz, Küpper, Huber, Gruber, Wimmer, Obermaier, Eder, Reiter, Falk, Rösler, Straub, Hartwig,
    Linke, Marquardt, Noack, Otte, Prinz, Quast, Rahn, Stegemann, Tietz, Ulbrich, Wendt, Zander, Blume, Cordes, Dittmar, Eggers,
    Freitag, Gerlach, Hoppe, Iversen, Jansen, Kranz, Löffler, Mertens, Naumann, Opitz, Pape, Rohde, Siebert, Teichmann, Unger`),
};

const alpine: NameList = {
  women: list('Regula, Ursina, Seraina, Corinne, Nicole, Barbara, Monika, Eva, Martina, Veronika'),
  men: list('Urs, Beat, Reto, Markus, Hansjörg, Roland, Andri, Gerhard, Manfred, Lorenz'),
  last: list(`Ammann, Bernhardsgrütter, Caduff, Eberle, Frei, Gächter, Hollenstein, Inauen, Keller, Loher, Moosmann, Nigg, Oehler,
    Rüegg, Sutter, Tschirky, Zünd, Pichler, Steiner, Hofer, Rainer, Wallner, Egger, Leitner`),
};

const french: NameList = {
  women: list('Camille, Élodie, Hélène, Margaux, Chloé, Aurélie'),
  men: list('Mathieu, François, Jérôme, Antoine, Rémi, Benoît'),
  last: list('Lefèvre, Moreau, Girard, Rousseau, Chevalier, Perrin, Delacroix, Béranger, Marchand, Aubry'),
};

const british: NameList = {
  women: list('Charlotte, Emma, Harriet, Olivia, Grace, Siobhán, Megan, Rachel, Amelia, Nora'),
  men: list('Oliver, James, Graham, Edward, Liam, Samuel, Marcus, Nathan, Patrick, Declan'),
  last: list('Ashworth, Bennett, Clarke, Dunmore, Ellis, Fairbanks, Gallagher, Hughes, O’Connor, Pemberton, Quinn, Sheffield, Turner, Whitaker, Yates'),
};

const nordic: NameList = {
  women: list('Mette, Astrid, Linnéa, Freja, Sofie, Åsa'),
  men: list('Søren, Anders, Bjørn, Lars, Mikkel, Göran'),
  last: list('Sørensen, Lindqvist, Kjær, Østergaard, Holm, Bergström, Nygård, Ødegaard, Åkesson, Dahl'),
};

const polish: NameList = {
  women: list('Małgorzata, Katarzyna, Zofia, Ewa, Joanna'),
  men: list('Paweł, Krzysztof, Łukasz, Michał, Tomasz'),
  last: list('Wójcik, Zieliński, Szymański, Dąbrowski, Jabłoński, Gołąb, Sikora, Walczak'),
};

const czech: NameList = {
  women: list('Jana, Lucie, Veronika'),
  men: list('Jiří, Tomáš, Ondřej'),
  last: list('Dvořák, Procházka, Kučera, Šimek, Veselý'),
};

const italian: NameList = {
  women: list('Chiara, Francesca, Paola'),
  men: list('Alessandro, Davide, Nicolò'),
  last: list('Ferrari, Galli, Marchetti, Righi, Zanetti'),
};

const dutch: NameList = {
  women: list('Anouk, Marloes, Saskia'),
  men: list('Jeroen, Pieter, Wouter'),
  last: list('van der Meer, de Vries, Bakker, Visser, ter Horst'),
};

const spanish: NameList = {
  women: list('Lucía, Carmen, Inés'),
  men: list('Javier, Andrés, Íñigo'),
  last: list('Muñoz Lafuente, Ibáñez Gil, Serrano Pérez, Álvarez Ruiz'),
};

const american: NameList = {
  women: list('Jennifer, Ashley, Maria, Priya, Keisha'),
  men: list('Michael, David, Carlos, Wei, Andre'),
  last: list('Anderson, Brooks, Chen, Delgado, Foster, Goldberg, Hayes, Patel, Reed, Sullivan, Washington'),
};

const turkish: NameList = {
  women: list('Zeynep, Şule, Çiğdem'),
  men: list('Ahmet, Barış, Gökhan'),
  last: list('Çelik, Öztürk, Şahin, Güneş, Yıldırım'),
};

const japanese: NameList = {
  women: list('Yuki, Haruka, Emi'),
  men: list('Kenji, Takeshi, Hiroshi'),
  last: list('Tanaka, Yamamoto, Nakamura, Kobayashi, Fujiwara'),
};

export const NAMES: Record<string, NameList> = {
  DE: german, AT: alpine, CH: alpine, FR: french, GB: british, IE: british, DK: nordic, SE: nordic, PL: polish, CZ: czech,
  IT: italian, NL: dutch, ES: spanish, US: american, TR: turkish, JP: japanese,
};
