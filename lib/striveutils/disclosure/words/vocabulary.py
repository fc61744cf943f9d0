"""The words the scanner of typed texts knows, English and Spanish, all in small letters."""

from __future__ import annotations


def _words(listed: str) -> tuple[str, ...]:
    return tuple(listed.split())


NUMBERS: dict[str, int] = {
    **{word: number for number, word in enumerate(_words(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"), 1)},
    **{word: number for number, word in enumerate(_words(
        "uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince"), 1)},
    "single": 1, "sola": 1, "solo": 1, "both": 2, "ambos": 2, "ambas": 2,
}

CHILDREN = frozenset(_words("""
child children kid kids student students pupil pupils boy boys girl girls baby babies infant infants toddler toddlers
learner learners youth youths teen teens teenager teenagers sons daughter daughters sibling siblings twin twins
grader graders kindergartner kindergartners kindergartener kindergarteners freshman freshmen senior seniors
preschooler preschoolers graduate graduates
niño niña niños niñas alumno alumna alumnos alumnas estudiante estudiantes hijo hija hijos hijas chico chica chicos
chicas muchacho muchacha muchachos muchachas bebé bebés joven jóvenes menor menores escolar escolares adolescente
adolescentes hermano hermana hermanos hermanas gemelos gemelas mellizos mellizas graduado graduada graduados graduadas
"""))

BEFORE_A_NUMBER = frozenset(_words("""
grade grades grado grados kindergarten age ages aged edad edades year cycle ciclo version versión room page página
number número step paso no
"""))
"""A number after one of these names something; it counts nobody."""

AFTER_A_NUMBER = frozenset(_words("""
% percent percentage points point minute minutes hour hours day days week weeks month months year years time times
school schools class classes classroom classrooms teacher teachers parent parents adult adults family families
volunteer volunteers meeting meetings call calls text texts visit visits district districts site sites street streets
o'clock am pm dollars miles blocks bus buses mornings afternoons another other
por porcentaje puntos minuto minutos hora horas día días semana semanas mes meses año años vez veces escuela escuelas
clase clases salón salones maestro maestra maestros maestras padre padres madre madres adulto adultos familia familias
voluntarios voluntarias reunión reuniones llamada llamadas visita visitas distrito distritos lugares calle calles
cuadras autobuses mañanas tardes
"""))
"""A number of these is none of children."""

SHARES = frozenset(_words("in of out every each de cada"))
BREAKS = frozenset(_words("""
, ) for with each every group groups and or cada grupo grupos para con por y
"""))
"""What comes after one of these is another thing than the number counts."""

WHOLES = frozenset(_words("10 100 1000 1,000 ten hundred diez cien mil"))
OF = frozenset(_words("of out the our these those de del los las nuestros nuestras estos estas"))

HONORIFICS = frozenset(_words("""
mr mrs ms miss mx dr prof professor coach principal teacher sr sra srta señor señora señorita don doña dra profe
profesor profesora maestro maestra director directora
"""))
PARTICLES = frozenset(_words("de del la las los y da dos van von"))

INSTITUTIONS = frozenset(_words("""
school schools elementary academy college university center centre library department office board council committee
program programme project network partnership fund foundation district county city state street avenue road park
hospital clinic church temple house club team table day week month night fair act law plan house institute association
escuela escuelas primaria secundaria preparatoria academia colegio universidad centro biblioteca departamento oficina
consejo comité programa proyecto red alianza fondo fundación distrito condado ciudad estado calle avenida parque
hospital clínica iglesia casa club equipo mesa día semana mes ley instituto asociación
"""))
"""A name with one of these in it is that of a place or a body."""

NO_NAMES = frozenset(_words("""
mondays tuesdays wednesdays thursdays fridays saturdays sundays
monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
october november december spring summer fall autumn winter english spanish american african hispanic latino latina
latinx asian native white black portuguese creole haitian polish arabic albanian christmas thanksgiving easter ramadan
kindergarten pre-k grade whatsapp zoom facebook google excel medicaid connecticut united states america internet
lunes martes miércoles jueves viernes sábado domingo enero febrero marzo abril mayo junio julio agosto septiembre
octubre noviembre diciembre inglés español hispano latino kínder navidad pascua seguro social
a an the this that these those our we they he she it its his her their my your you i who what when where why how which
in on at by for from to of with without before after while until since if when once every each all both some many most
few several no not nobody everyone everybody one two three four five six seven eight nine ten and but or so as also only
then now here there today next last first families parents children students teachers staff
el la los las un una unos unas este esta estos estas ese esa nuestro nuestra nuestros nuestras nosotros ellos ellas él
ella su sus mi tu usted ustedes quien quienes qué que cuando donde por para de del a al en con sin antes después
mientras hasta desde si cada todo toda todos todas ambos algunos algunas muchos muchas pocos pocas varios ninguno nadie
uno dos tres cuatro cinco seis siete ocho nueve diez y e o u pero así como también solo entonces ahora aquí hoy primero
familias padres madres niños niñas estudiantes alumnos maestros
"""))
"""Words with a large first letter that are no person's name: days, months, languages, what a sentence begins with."""
