namespace Symbl.Recognition.Tests.Recognizers.Http;

/// <summary>Answers of services in their own shapes, to a greeting of five seconds.</summary>
internal static class Recorded
{
    public static readonly string[] Words =
        ["Good 0-0.36", "morning, 0.36-0.7", "this 1.18-1.54", "is 1.54-1.72", "Anna. 1.72-1.96", "How 2.4-2.74", "can 2.74-3.06", "I 3.06-3.16", "help? 3.43-3.64"];

    public static readonly string[] Phrases =
    [
        "Good 0-0.42 (1)", "morning, 0.42-1.25 (1)", "this 1.25-1.67 (1)", "is 1.67-1.88 (1)", "Anna. 1.88-2.4 (1)",
        "How 2.4-2.8 (2)", "can 2.8-3.2 (2)", "I 3.2-3.33 (2)", "help? 3.33-4 (2)",
    ];

    /// <summary>OpenAI and Azure OpenAI, model whisper-1: words without punctuation beside segments.</summary>
    public const string OpenAi = """
        {"task":"transcribe","language":"english","duration":5.0,"text":"Good morning, this is Anna. How can I help?",
        "words":[{"word":"Good","start":0.0,"end":0.36},{"word":"morning","start":0.36,"end":0.7},{"word":"this","start":1.18,"end":1.54},
        {"word":"is","start":1.54,"end":1.72},{"word":"Anna","start":1.72,"end":1.96},{"word":"How","start":2.4,"end":2.74},
        {"word":"can","start":2.74,"end":3.06},{"word":"I","start":3.06,"end":3.16},{"word":"help","start":3.43,"end":3.64}],
        "segments":[{"id":0,"seek":0,"start":0.0,"end":2.4,"text":" Good morning, this is Anna.","tokens":[50364,2205],"temperature":0.0,
        "avg_logprob":-0.21,"compression_ratio":0.96,"no_speech_prob":0.01},{"id":1,"seek":0,"start":2.4,"end":4.0,"text":" How can I help?",
        "tokens":[1012],"temperature":0.0,"avg_logprob":-0.21,"compression_ratio":0.96,"no_speech_prob":0.01}],
        "usage":{"type":"duration","seconds":5}}
        """;

    /// <summary>OpenAI, models without word times: the refusal and the answer.</summary>
    public const string OpenAiRefusal = """
        {
          "error": {
            "message": "response_format 'verbose_json' is not compatible with model 'gpt-4o-transcribe-api-ev3'. Use 'json' or 'text' instead.",
            "type": "invalid_request_error",
            "param": "response_format",
            "code": "unsupported_value"
          }
        }
        """;

    public const string OpenAiText = """
        {"text":"Good morning, this is Anna. How can I help?","usage":{"type":"tokens","total_tokens":61,"input_tokens":50,
        "input_token_details":{"text_tokens":0,"audio_tokens":50},"output_tokens":11}}
        """;

    /// <summary>OpenAI, model gpt-4o-transcribe-diarize.</summary>
    public const string Diarized = """
        {"task":"transcribe","duration":5.0,"text":"Good morning, this is Anna. How can I help?","segments":[
        {"type":"transcript.text.segment","id":"seg_001","start":0.0,"end":2.4,"text":"Good morning, this is Anna.","speaker":"A"},
        {"type":"transcript.text.segment","id":"seg_002","start":2.4,"end":4.0,"text":"How can I help?","speaker":"B"}],
        "usage":{"type":"duration","seconds":5}}
        """;

    /// <summary>whisper.cpp's server, with tokens for words. Recorded from the server itself.</summary>
    public const string WhisperCpp = """
        {"task":"transcribe","language":"english","duration":5.0,"text":" Good morning, this is Anna.\n How can I help?\n","segments":[{"id":0,"text":" Good morning, this is Anna.","start":0.0,"end":2.4,"tokens":[0,1,2,3,4,5,6,7],"words":[{"word":" Good","start":0.0,"end":0.36,"t_dtw":-1,"probability":0.9999008178710938},{"word":" morning","start":0.36,"end":0.7000000000000001,"t_dtw":-1,"probability":0.9999008178710938},{"word":",","start":1.03,"end":1.18,"t_dtw":-1,"probability":0.9999008178710938},{"word":" this","start":1.18,"end":1.54,"t_dtw":-1,"probability":0.9999008178710938},{"word":" is","start":1.54,"end":1.72,"t_dtw":-1,"probability":0.9999008178710938},{"word":" An","start":1.72,"end":1.8800000000000001,"t_dtw":-1,"probability":0.9999008178710938},{"word":"na","start":1.8800000000000001,"end":1.96,"t_dtw":-1,"probability":0.9999008178710938},{"word":".","start":2.21,"end":2.4,"t_dtw":-1,"probability":0.9999008178710938}],"temperature":0.0,"avg_logprob":-7.934570021461695e-05,"no_speech_prob":6.438588115997845e-06},{"id":1,"text":" How can I help?","start":2.4,"end":4.0,"tokens":[8,9,10,11,12],"words":[{"word":" How","start":2.4,"end":2.74,"t_dtw":-1,"probability":0.9999008178710938},{"word":" can","start":2.74,"end":3.06,"t_dtw":-1,"probability":0.9999008178710938},{"word":" I","start":3.06,"end":3.16,"t_dtw":-1,"probability":0.9999008178710938},{"word":" help","start":3.43,"end":3.64,"t_dtw":-1,"probability":0.9999008178710938},{"word":"?","start":3.64,"end":4.0,"t_dtw":-1,"probability":0.9999008178710938}],"temperature":0.0,"avg_logprob":-8.265177166322246e-05,"no_speech_prob":6.438588115997845e-06}],"detected_language":"sindhi","detected_language_probability":0.34104371070861816,"language_probabilities":{"sd":0.34104371070861816,"tl":0.31788769364356995,"jw":0.34104371070861816}}
        """;

    /// <summary>whisper.cpp's server for a format that it does not know. Recorded from the server itself.</summary>
    public const string WhisperCppText = """{"text":" Good morning, this is Anna.\n How can I help?\n"}""";

    /// <summary>speaches and faster-whisper-server: words with their space and a probability, also within the segments.</summary>
    public const string Speaches = """
        {"task":"transcribe","language":"en","duration":5.0,"text":"Good morning, this is Anna. How can I help?",
        "words":[{"start":0.0,"end":0.36,"word":" Good","probability":0.91},{"start":0.36,"end":0.7,"word":" morning,","probability":0.92},
        {"start":1.18,"end":1.54,"word":" this","probability":0.93},{"start":1.54,"end":1.72,"word":" is","probability":0.94},
        {"start":1.72,"end":1.96,"word":" Anna.","probability":0.95},{"start":2.4,"end":2.74,"word":" How","probability":0.96},
        {"start":2.74,"end":3.06,"word":" can","probability":0.97},{"start":3.06,"end":3.16,"word":" I","probability":0.98},
        {"start":3.43,"end":3.64,"word":" help?","probability":0.99}],
        "segments":[{"id":1,"seek":0,"start":0.0,"end":2.4,"text":" Good morning, this is Anna.","tokens":[2205],"temperature":0.0,"avg_logprob":-0.2,
        "compression_ratio":0.9,"no_speech_prob":0.01,"words":[{"start":0.0,"end":0.36,"word":" Good","probability":0.91},
        {"start":0.36,"end":0.7,"word":" morning,","probability":0.92},{"start":1.18,"end":1.54,"word":" this","probability":0.93},
        {"start":1.54,"end":1.72,"word":" is","probability":0.94},{"start":1.72,"end":1.96,"word":" Anna.","probability":0.95}]},
        {"id":2,"seek":0,"start":2.4,"end":4.0,"text":" How can I help?","tokens":[1012],"temperature":0.0,"avg_logprob":-0.2,
        "compression_ratio":0.9,"no_speech_prob":0.01,"words":[{"start":2.4,"end":2.74,"word":" How","probability":0.96},
        {"start":2.74,"end":3.06,"word":" can","probability":0.97},{"start":3.06,"end":3.16,"word":" I","probability":0.98},
        {"start":3.43,"end":3.64,"word":" help?","probability":0.99}]}]}
        """;

    /// <summary>speaches when the model gives no words.</summary>
    public const string SpeachesWithoutWords = """
        {"task":"transcribe","language":"en","duration":5.0,"text":"Good morning, this is Anna. How can I help?","words":null,
        "segments":[{"id":1,"seek":0,"start":0.0,"end":2.4,"text":" Good morning, this is Anna.","tokens":[2205],"temperature":0.0,"avg_logprob":-0.2,
        "compression_ratio":0.9,"no_speech_prob":0.01,"words":null},{"id":2,"seek":0,"start":2.4,"end":4.0,"text":" How can I help?","tokens":[1012],
        "temperature":0.0,"avg_logprob":-0.2,"compression_ratio":0.9,"no_speech_prob":0.01,"words":null}]}
        """;

    /// <summary>vLLM: the duration is a text, there are no words.</summary>
    public const string Vllm = """
        {"duration":"5.0","language":"en","text":" Good morning, this is Anna. How can I help?","segments":[
        {"id":0,"avg_logprob":-0.2,"compression_ratio":-1.0,"end":2.4,"no_speech_prob":null,"seek":0,"start":0.0,"temperature":0.0,"text":" Good morning, this is Anna.","tokens":[50364,2205]},
        {"id":1,"avg_logprob":-0.2,"compression_ratio":-1.0,"end":4.0,"no_speech_prob":-1.0,"seek":0,"start":2.4,"temperature":0.0,"text":" How can I help?","tokens":[1012]}],"words":null}
        """;

    public const string VllmRefusal = """
        {"error":{"message":"Currently do not support verbose_json for voxtral-small","type":"BadRequestError","param":null,"code":400}}
        """;

    /// <summary>LocalAI: segments, with times in nanoseconds.</summary>
    public const string LocalAi = """
        {"segments":[{"id":0,"start":0,"end":2400000000,"text":"Good morning, this is Anna.","tokens":[50363,4599]},
        {"id":1,"start":2400000000,"end":4000000000,"text":"How can I help?","tokens":[1374]}],"text":"Good morning, this is Anna. How can I help?"}
        """;

    /// <summary>A service that knows no times of words.</summary>
    public const string GroqRefusal = """
        {"error":{"message":"`timestamp_granularities[]` not supported by this model","type":"invalid_request_error"}}
        """;
}
