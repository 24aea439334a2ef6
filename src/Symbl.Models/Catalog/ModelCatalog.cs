using Symbl.Models.Errors;

namespace Symbl.Models.Catalog;

/// <summary>
/// The models that can be installed by name. SHA-256 pins the content of each, so that an address is only a place to look. Nothing is downloaded
/// before a user asks for it.
/// </summary>
public static class ModelCatalog
{
    private const string Whisper = "https://huggingface.co/ggerganov/whisper.cpp/resolve/5359861c739e955e79d9a303bcbc70fb988958b1/ggml-";

    // This repository has no known revision that contains the file, so the address names the branch. SHA-256 pins the content.
    private const string WhisperActivity = "https://huggingface.co/ggml-org/whisper-vad/resolve/main/ggml-";
    private const string Silero = "https://github.com/snakers4/silero-vad/raw/v6.2/src/silero_vad/data/silero_vad.onnx";
    private const string Segmentation =
        "https://huggingface.co/csukuangfj/sherpa-onnx-pyannote-segmentation-3-0/resolve/9403a6902bb58e3d5ae8c7e77c3422de279db2e0/model.onnx";

    // The name of this release is spelled so.
    private const string Embeddings = "https://github.com/k2-fsa/sherpa-onnx/releases/download/speaker-recongition-models/";

    /// <summary>All models, small ones first within their role.</summary>
    public static IReadOnlyList<CatalogModel> All { get; } =
    [
        Speech("tiny.en", 77704715, "921e4cf8686fdd993dcd081a5da5b6c365bfde1162e72b08d75ac75289920b1f", "English; the fastest", "14-18"),
        Speech("tiny", 77691713, "be07e048e1e599ad46341c8d2a135645097a538221678b7acdd1b1919c6e1b21", "99 languages; the fastest", "14-18"),
        Speech("base.en", 147964211, "a03779c86df3323075f5e796cb2ce5029f00ec8869eee3fdfb897afe36c6d002", "English; a good start", "8"),
        Speech("base", 147951465, "60ed5bc3dd14eea856493d334349b405782ddcaf0028d4b5df4088345fba2efe", "99 languages; a good start", "8"),
        Speech("base-q5_1", 59707625, "422f1ae452ade6f30a004d7e5c6a43195e4433bc370bf23fac9cc591f01a8898", "99 languages; smaller file", null),
        Speech("small.en", 487614201, "c6138d6d58ecc8322097e0f987c32f1be8bb0a18532a3f88f734d1bbf9c41e5d", "English; more accurate", "2.8"),
        Speech("small", 487601967, "1be3a9b2063867b937e64e2ec7483364a79917e157fa98c5d94b5c1fffea987b", "99 languages; more accurate", "2.8"),
        Speech("medium", 1533763059, "6c14d5adee5f86394037b4e4e8b59f1673b6cee10e3cf0b11bbdbee79c156208", "99 languages; slow without many cores", null),
        Speech(
            "large-v3-turbo", 1624555275, "1fc70f774d38eb169993ac391eea357ef47c88757ef72ee5943879b7e8e2bc69",
            "100 languages; slow without many cores", null),
        Speech(
            "large-v3-turbo-q5_0", 574041195, "394221709cd5ad1f40c46e6031ca61bce88931e6e088c188294c6d5a55ffa7e2",
            "100 languages; smaller file, slow without many cores", null),
        new(
            "silero-v6.2.0", ModelRole.VoiceActivity, 885098, "2aa269b785eeb53a82983a20501ddf7c1d9c48e33ab63a41391ac6c9f7fb6987", "MIT",
            new Uri(WhisperActivity + "silero-v6.2.0.bin")) { Description = "Voice activity for Whisper" },
        new("silero_vad", ModelRole.VoiceActivity, 2327524, "1a153a22f4509e292a94e67d6f9b85e8deb25b4988682b7e174c65279d8788e3", "MIT", new Uri(Silero))
        {
            Description = "Voice activity, ONNX",
        },
        new(
            "pyannote-segmentation-3.0", ModelRole.SpeakerSegmentation, 5992913,
            "220ad67ca923bef2fa91f2390c786097bf305bceb5e261d4af67b38e938e1079", "MIT", new Uri(Segmentation)) { Description = "Turns of up to 3 speakers, ONNX" },
        new(
            "wespeaker_en_voxceleb_resnet34_LM", ModelRole.SpeakerEmbedding, 26530550,
            "e9848563da86f263117134dfd7ad63c92355b37de492b55e325400c9d9c39012", "CC-BY-4.0",
            new Uri(Embeddings + "wespeaker_en_voxceleb_resnet34_LM.onnx")) { Description = "Voices of English speakers, ONNX" },
        new(
            "nemo_en_titanet_small", ModelRole.SpeakerEmbedding, 40257283,
            "ad4a1802485d8b34c722d2a9d04249662f2ece5d28a7a039063ca22f515a789e", "unclear: sources disagree",
            new Uri(Embeddings + "nemo_en_titanet_small.onnx")) { Description = "Voices of English speakers, ONNX" },
    ];

    /// <summary>Finds a model by name, in any case.</summary>
    /// <param name="name">Name of the model.</param>
    public static CatalogModel? Find(string name) => All.FirstOrDefault(model => model.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Gets a model by name.</summary>
    /// <param name="name">Name of the model.</param>
    /// <exception cref="ModelException">The catalog has no such model.</exception>
    public static CatalogModel Get(string name) => Find(name) ?? throw new ModelException(
        ModelProblem.NotFound,
        $"The catalog has no model named '{name}'. {Near(name)}",
        "Get-SymblModel lists the names. To install another model, specify its file with -Path, or its address and hash with -Uri and -Sha256.");

    /// <summary>Finds a model by its content.</summary>
    /// <param name="sha256">SHA-256 of the file.</param>
    internal static CatalogModel? FindByHash(string sha256) =>
        All.FirstOrDefault(model => model.Sha256.Equals(sha256, StringComparison.OrdinalIgnoreCase));

    /// <summary>A sentence with the names that are most like a name.</summary>
    /// <param name="name">The name.</param>
    private static string Near(string name)
    {
        const int most = 3;
        var near = All.Select(model => model.Name)
            .OrderBy(known => Distance.Between(known.ToUpperInvariant(), name.ToUpperInvariant()))
            .Take(most);
        return $"Names like it: {string.Join(", ", near)}.";
    }

    private static CatalogModel Speech(string name, long bytes, string sha256, string description, string? speed) =>
        new(name, ModelRole.SpeechRecognition, bytes, sha256, "MIT", new Uri($"{Whisper}{name}.bin")) { Description = description, Speed = speed };
}
